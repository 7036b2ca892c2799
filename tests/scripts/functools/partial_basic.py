from functools import partial, Placeholder as _
def f(*args, **kw): return args, kw
p = partial(f, 1, 2, a=3)
print(p(), p(4, b=5), p(a=9), p.func is f, p.args, p.keywords)
print(partial(int, base=2), repr(partial(p, 7).args), partial(partial(max, 1), 2).func is max)
p.attr = 1; print(p.__dict__, partial(print, "x")("y"))
class C:
    m = partial(f, "first")
    s = staticmethod(partial(f, 1))
c = C(); print(c.m(2)[0][0], c.m(2)[0][2], c.s(2), C.m(3))
q = partial(f, _, 2, _, 4); print(q(1, 3), q(1, 3, 5), partial(int, _, 2), partial(q, 10)(30), partial(q, 10).args)
class P(partial): pass
print(P(int)("5"), type(P(int)), P(int).__reduce__()[1:], partial[int])
import copy; print(copy.copy(partial(int, base=2))("11"), copy.deepcopy(partial(f, [1]))())
for bad in (lambda: partial(), lambda: partial(5), lambda: partial(f, 1, _), lambda: partial(f, a=_), lambda: q(1), lambda: p.__setstate__(5), lambda: partial(int, base=2)("z")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(_, type(_)() is _, copy.copy(_) is _)
partial(int, base=2)("5")
