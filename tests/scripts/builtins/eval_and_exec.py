def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



x = 10
show(eval, "x + 1")
show(eval, "  x * 2")
show(eval, "x", {"x": 1})
show(eval, "x + y", {"x": 1}, {"y": 2})
show(eval, "locals()", {}, {"a": 1})
show(eval, b"1 + 1")
show(eval, bytearray(b"1 + 2"))
show(eval, "x", 5)
show(eval, "x", {}, 5)
show(eval, 5)
show(eval, "1 +")
show(eval, "a = 1")
show(eval, "nowhere")
show(exec, "x = 11")
print(x)
space = {}
exec("a = 1\ndef f():\n    return a + 1\nb = f()", space)
print(space["a"], space["b"], sorted(space))
print(type(space["__builtins__"]).__name__)
show(exec, "a", 5)
show(exec, 5)
local = {}
exec("y = x + 1", {"x": 1}, local)
print(local)
show(eval, "len('abc')", {"__builtins__": {"len": lambda s: "mine"}})
show(eval, "len('abc')", {"__builtins__": {}})


def function():
    secret = 5
    exec("secret = 6")
    return secret, eval("secret + 1")


print(function())


class Mapping:
    def __getitem__(self, name):
        return "<" + name + ">"


show(eval, "a + b", {}, Mapping())
