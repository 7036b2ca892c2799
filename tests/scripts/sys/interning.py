def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

a = "".join(["inter", "ned"])
b = "".join(["inter", "ned"])
print(a == b, a is b)
print(sys.intern(a) is sys.intern(b), sys._is_interned(sys.intern(a)))
show(sys.intern, 5)


class Text(str):
    pass


show(sys.intern, Text("a"))
