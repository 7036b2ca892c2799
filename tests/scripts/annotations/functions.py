def f(a: int, b: str = "x", /, *args: list[int], c: "text", d: float = 1.5, **kw: dict) -> None:
    pass


print(f.__annotations__)
print(f.__annotations__ is f.__annotations__)
print(f.__annotate__(1), f.__annotate__(1) is f.__annotate__(1))
print(f.__annotate__.__name__, f.__annotate__.__qualname__, f.__annotate__.__code__.co_varnames)
for fmt in (2, 3, 4, 0, -1, True, "x", None):
    try:
        print(fmt, len(f.__annotate__(fmt)))
    except Exception as e:
        print(fmt, type(e).__name__, e)


def plain(a, b=1): pass


print(plain.__annotations__, plain.__annotate__)
f.__annotations__["new"] = 1
print("new" in f.__annotations__)
f.__annotations__ = {"z": 1}
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda fmt: {"fmt": fmt}
print(f.__annotations__)
f.__annotations__ = None
print(f.__annotations__)
del f.__annotations__
print(f.__annotations__)


class C:
    def m(self, x: "C") -> C: pass


print(C.m.__annotations__, C.m.__annotate__.__qualname__)


def outer():
    local = int

    def inner(x: local) -> [local for _ in range(2)]: pass
    return inner


print(outer().__annotations__, outer().__annotate__.__qualname__)
print((lambda x: x).__annotations__)
