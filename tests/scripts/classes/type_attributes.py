# What a class tells of itself, and what can be set.
class A:
    "about A"
    x = 1
class B(A): pass

print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.__base__, A.__bases__, A.__mro__, B.__subclasses__())
print(int.__name__, int.__module__, int.__flags__ & 256 != 0, A.__flags__ & 512 != 0, type(A.__dict__).__name__)
A.__name__ = "Renamed"
A.__qualname__ = "X.Renamed"
A.__module__ = "elsewhere"
A.__doc__ = "new"
print(A, A.__doc__, repr(B))
for name, value in (("__name__", 5), ("__name__", "a\0b"), ("__qualname__", 5), ("__dict__", {}), ("__mro__", ()), ("__base__", int)):
    try:
        setattr(A, name, value)
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
for name in ("__name__", "__qualname__", "__module__", "__doc__", "__bases__", "nothing"):
    try:
        delattr(B, name)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
for name in ("__name__", "x"):
    try:
        setattr(int, name, "y")
    except TypeError as error:
        print(error)
