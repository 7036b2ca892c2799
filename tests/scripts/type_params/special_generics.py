def tr(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
class K[T: "forward", U = "K[int]"]: pass
print(K.__type_params__[0].__bound__, K.__type_params__[1].__default__)
import sys
def dd[T]():
    return sys._getframe().f_code.co_freevars
print(dd())
type R = R | None
tr(lambda: R.__value__)
type Q[T] = Q[T]
tr(lambda: Q.__value__)
class L[T]:
    def __class_getitem__(cls, x): return ("mine", x)
print(L[int])
class M2[T](dict[str, T]): pass
print(M2.__orig_bases__, M2(a=1), M2.__parameters__, M2[int])
class N[*Ts]: 
    def f(self, *args: *Ts): pass
print(N.f.__annotations__, N[int, str], N[()], N.__parameters__)
class O[**P]:
    def f(self, *a: P.args, **k: P.kwargs): pass
print(O.f.__annotations__, O[[int]], O[int, str], O[...])
for src in ["class A[T]: pass\nA[int, str]", "def f[T](): pass\nf[int]"]:
    tr(lambda: exec(src))
def pp[T](x=(lambda: T)): pass
class W:
    T = 1
    def f[T](self, x=T): return T, x
print(W().f())
tr(lambda: pp.__defaults__[0]())
