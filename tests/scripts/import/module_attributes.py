import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import plain

show(getattr, plain, "missing")
plain.new = 1
print(plain.new, "new" in vars(plain), "new" in dir(plain))
del plain.new
show(getattr, plain, "new")
Module = type(plain)
made = Module("made", "its doc")
print(made, made.__name__, made.__doc__, made.__dict__["__name__"])
show(Module)
show(Module, 5)
print(sorted(vars(made)))
