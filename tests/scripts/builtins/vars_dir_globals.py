def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



class C:
    kind = "class"

    def __init__(self):
        self.b = 2
        self.a = 1


c = C()
print(vars(c))
show(vars, 5)
print([name for name in dir(c) if not name.startswith("_")])
print([name for name in dir(C) if not name.startswith("_")])


def function(argument):
    variable = 1
    print(sorted(vars()), sorted(locals()), dir())


function(5)
print(globals() is vars(), globals()["c"] is c, "show" in dir())


class Own:
    def __dir__(self):
        return ["z", "a"]


print(dir(Own()))


class Bad:
    def __dir__(self):
        return 5


show(dir, Bad())
globals()["made"] = "by globals()"
print(made)
