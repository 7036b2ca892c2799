import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import builtins

original = builtins.__import__


def hook(name, globals=None, locals=None, fromlist=(), level=0):
    if name != "_io":
        print("importing", name, fromlist, level)
    return original(name, globals, locals, fromlist, level)


builtins.__import__ = hook
import plain
from package import second, level as l
import package.inner.deep as d

builtins.__import__ = original
del builtins.__import__
try:
    import plain
except ImportError as error:
    print(error)
