X = "global X"


def function_scope():
    X = "function X"

    class C:
        X = "class X"
        type A = X
        type B[T: X] = (T, X)

        def m[T: X, U = X](self, a: X, b: X = X) -> X:
            return X

        class Inner[T: X]:
            y: X
            z: T
        X = "class X, later"

    return C


C = function_scope()
print(C.A.__value__)
print(C.B.__value__, C.B.__type_params__[0].__bound__)
print(C.m.__type_params__[0].__bound__, C.m.__type_params__[1].__default__)
print(C.m.__annotations__, C.m.__defaults__, C().m(1))
print(C.Inner.__annotations__, C.Inner.__type_params__[0].__bound__)


class D:
    def f[T](self): return __class__, T
    def g[T](self): return super().__init__, T
    def __private[T](self, x: T) -> T: return T


d = D()
print(d.f()[0], d.g()[1], d._D__private(1), D._D__private.__annotations__)


class E[T]:
    T = "shadowed"
    a: T
    def m(self): return T
    def n[U](self, x: T): return T, U


print(E.__annotations__, E().m(), E().n(1), E.n.__annotations__)
del D
