# classmethod and staticmethod carry the attributes of what they wrap.
def f(x: int) -> str:
    "about f"

for kind in (classmethod, staticmethod):
    w = kind(f)
    print(w.__name__, w.__qualname__, w.__doc__, w.__module__, w.__wrapped__ is f, w.__func__ is f)
    print(sorted(w.__dict__), w.__annotations__, w.__isabstractmethod__)
    w.extra = 5
    w.__name__ = "other"
    print(w.extra, w.__name__, f.__name__)
    for args in ((), (1, 2)):
        try:
            kind(*args)
        except TypeError as error:
            print(error)
print(staticmethod(len)([1, 2]), classmethod(lambda c: c).__get__(None, int)(), classmethod(lambda c: c).__get__(5)())
print(repr(staticmethod(len)), repr(classmethod(5)))
try:
    staticmethod(5)()
except TypeError as error:
    print(error)
