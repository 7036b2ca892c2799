import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import builtins
import gc
import math
import __main__
import sys as system

print(builtins.len is len, system is sys, __main__.show is show)
print(math, gc, sys, builtins)
print(math.__name__, repr(math.__package__), hasattr(math, "__file__"))
print(__name__, __builtins__ is builtins, __file__.endswith("builtin_modules.py"))
builtins.added = "everywhere"
print(added)
builtins.len = lambda anything: "replaced"
print(len([]))
del builtins.len
show(lambda: len([]))
