# The attributes of a function: set, deleted, refused.
def f(a, b=2, *, c=3):
    "about f"
    return a, b, c

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"c": 30}
print(f(), f.__defaults__, f.__kwdefaults__)
del f.__defaults__
attempt(lambda: f())
f.__kwdefaults__ = None
attempt(lambda: f(1, 2))
f.__name__, f.__qualname__, f.__doc__, f.__module__ = "g", "Q.g", "new", "m"
print(f.__name__, f.__qualname__, f.__doc__, f.__module__)
del f.__doc__, f.__module__
print(f.__doc__, f.__module__)
f.extra = 1
print(f.__dict__)
for name, value in (("__name__", 5), ("__qualname__", 5), ("__defaults__", 5), ("__kwdefaults__", 5), ("__code__", 5),
                    ("__closure__", None), ("__globals__", {}), ("__builtins__", {}), ("__dict__", 5), ("__annotations__", 5),
                    ("__type_params__", 5), ("__annotate__", 5)):
    attempt(lambda: setattr(f, name, value))
for name in ("__name__", "__code__", "__dict__", "nothing"):
    attempt(lambda: delattr(f, name))
