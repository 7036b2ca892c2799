def tr(g):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
class C[__T, U]:
    x: __T
    def m(self, a: __T) -> U: return __T
    @staticmethod
    def s[__V](a: __V): return __V, locals()
print(C.__annotations__, C.m.__annotations__, C().m(1), C.s(1), C.__type_params__, C.s.__annotations__)
print([t.__name__ for t in C.__type_params__], [t.__name__ for t in C.s.__type_params__])
class __Base: pass
class D[T](__Base):
    class E[V](list[V]):
        def f[W](self): return T, V, W
print(D.E().f(), D.E.__orig_bases__, D.E.f.__qualname__, D.E.f.__type_params__)
class F:
    lst = [1,2]
    n = 2
    type A = [x * n for x in lst]
    type B = (lambda: n)
    def f[T: [i for i in lst]](self): pass
    a: [y for y in lst]
    type G[T] = {k: T for k in lst}
tr(lambda: F.A.__value__)
tr(lambda: F.B.__value__.__qualname__)
tr(lambda: F.B.__value__())
tr(lambda: F.f.__type_params__[0].__bound__)
tr(lambda: F.__annotations__)
tr(lambda: F.G.__value__)
