import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(__import__, "nothing")
show(__import__, "nothing.below")
show(__import__, "plain.below")
show(__import__, "package.below")
show(__import__, "sys.below")
show(__import__, "")
show(__import__, 5)
show(__import__, "plain", level=-1)
show(__import__, "plain", fromlist=["value"])
show(__import__, "package", fromlist=["below", "second"])
show(__import__, "package", fromlist=[5])
show(__import__, "needs_absent")
try:
    import nothing.below
except ModuleNotFoundError as error:
    print(error.name, error.path, error.msg)
try:
    from plain import missing
except ImportError as error:
    print(type(error).__name__, str(error)[:44], error.name, error.path == sys.modules["plain"].__file__)
sys.modules["halted"] = None
show(__import__, "halted")
try:
    from package import below
except ImportError as error:
    print(type(error).__name__, str(error)[:42])
print("needs_absent" in sys.modules, "nothing" in sys.modules)
