def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



print(exit, "|", quit)
for function in (exit, quit):
    try:
        function(3)
    except SystemExit as error:
        print(repr(error), error.code)
print(Ellipsis, NotImplemented, __debug__)
show(callable, print)
show(callable, 5)
show(callable, int)
show(len, 5)
show(len, "abc")
show(hash, 5)
show(hash, [])
print(hash("a") == hash("a"), hash(1) == hash(1.0) == hash(True))
print(id(None) == id(None), IOError is OSError, EnvironmentError is OSError)


class Negative:
    def __len__(self):
        return -1


class Words:
    def __len__(self):
        return "many"


show(len, Negative())
show(len, Words())
