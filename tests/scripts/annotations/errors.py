def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


def f(x: 1): pass
class C: x: 1


def set_to(o, n, v):
    setattr(o, n, v)
    return "set"


attempt(lambda: set_to(f, "__annotations__", 5))
attempt(lambda: set_to(f, "__annotate__", 5))
attempt(lambda: delattr(f, "__annotate__"))
attempt(lambda: set_to(C, "__annotations__", 5))
attempt(lambda: set_to(C, "__annotate__", 5))
f.__annotate__ = lambda fmt: 5
attempt(lambda: f.__annotations__)
f.__annotate__ = lambda: {}
attempt(lambda: f.__annotations__)
C.__annotate__ = lambda fmt: []
attempt(lambda: C.__annotations__)
attempt(lambda: f.__annotate__(1, 2))
def g(x: 1 / 0): pass
attempt(lambda: g.__annotations__)
attempt(lambda: g.__annotations__)
attempt(lambda: g.__annotate__())
attempt(lambda: g.__annotate__(format=1))
attempt(lambda: g.__annotate__(1))


