from functools import singledispatch, singledispatchmethod
from collections.abc import Mapping, Sequence, Sized
@singledispatch
def show(x, *rest):
    "generic"
    return "object"
@show.register(int)
def _(x): return "int"
@show.register
def _(x: str): return "str"
@show.register(list)
@show.register(tuple)
def _(x): return "sequence"
@show.register
def _(x: float | complex): return "inexact"
show.register(Mapping, lambda x: "mapping")
print([show(v) for v in (1, True, "a", [], (), 1.5, 2j, {}, None, set())], show.__name__, show.__doc__)
print(show.dispatch(bool)(1), show.dispatch(dict)({}), sorted(t.__name__ for t in show.registry))
show.register(Sized, lambda x: "sized"); print(show(set()), show({}))
class M:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError("no")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register(bool)
    def _(self, arg): return not arg
    @singledispatchmethod
    @classmethod
    def c(cls, arg): return cls.__name__, arg
print(M().neg(5), M().neg(True), M.c(1))
for bad in (lambda: show(), lambda: M().neg("a"), lambda: show.register(5), lambda: show.register(5, len), lambda: show.register(lambda x: x), lambda: M().neg()):
    try: bad()
    except Exception as e: print(type(e).__name__, str(e).partition(" at 0x")[0])
