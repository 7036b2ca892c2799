# Attributes of modules: set, deleted, computed by __getattr__ and __dir__.
import sys

m = type(sys)("m", "about m")
print(m, m.__name__, m.__doc__, m.__spec__, m.__loader__, m.__package__)

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: m.x)
m.x = 5
print(m.x, m.__dict__["x"])
del m.x
attempt(lambda: delattr(m, "x"))
attempt(lambda: setattr(m, "__dict__", {}))
m.__getattr__ = lambda name: "computed " + name
print(m.anything)
m.__getattr__ = 5
attempt(lambda: m.anything)
del m.__getattr__
m.__dir__ = lambda: ["b", "a"]
print(dir(m))
del m.__dir__
print(sorted(dir(m)))
m.__name__ = 5
attempt(lambda: m.x)
print(m)
del m.__name__
attempt(lambda: m.x)
print(m)
attempt(lambda: type(m)())
attempt(lambda: type(m)(5))
attempt(lambda: type(m)(name="n", doc="d").__doc__)
attempt(lambda: sys.maxsiz)
