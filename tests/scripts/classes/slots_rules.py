# __slots__: what may stand there.
def attempt(bases=(), **namespace):
    try:
        C = type("C", bases, namespace)
        print(C.__slots__, sorted(n for n in vars(C) if not n.startswith("__") or n in ("__dict__", "__weakref__")))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

attempt(__slots__="abc")
attempt(__slots__=("a", "b"))
attempt(__slots__=["a", "_b", "__c"])
attempt(__slots__={"a": "about a"})
attempt(__slots__=())
attempt(__slots__=("a", "__dict__"))
attempt(__slots__=("a", "__weakref__"))
attempt(__slots__=1)
attempt(__slots__=["1"])
attempt(__slots__=[1])
attempt(__slots__=b"ab")
attempt(__slots__=["a b"])
attempt(__slots__=["__dict__", "__dict__"])
attempt(__slots__=["__weakref__", "__weakref__"])
attempt(__slots__=["a"], a=1)
attempt((int,), __slots__=["a"])
attempt((tuple,), __slots__=["a"])
attempt((bytes,), __slots__=["a"])
attempt((int,), __slots__=())
attempt((list,), __slots__=["a"])
class D: pass
attempt((D,), __slots__=["__dict__"])
attempt((D,), __slots__=["__weakref__"])
