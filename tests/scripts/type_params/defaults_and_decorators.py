# Decorators and defaults are evaluated outside of the type parameters' scope, in order.
def log(what, value=None):
    print("eval", what)
    return value


def deco(what):
    print("decorator", what)
    return lambda f: (print("apply", what, f.__name__, f.__type_params__), f)[1]


@deco(1)
@deco(2)
def f[T: log("bound", int)](a=log("a", 1), b=log("b", 2), *, c=log("c", 3), d, e=log("e", 5)) -> log("annotation", T):
    return a, b, c, d, e


print(f(d=4))
print(f.__type_params__[0].__bound__)
print(f.__type_params__[0].__bound__)
print(f.__annotations__)

T = "outer T"


def g[T](x=T):
    return x, T


print(g())


class Base:
    def __init_subclass__(cls, **kw):
        print("init_subclass", cls.__name__, kw)
        super().__init_subclass__()


@deco(3)
class C[T](log("base", Base), key=T, other=log("keyword", 1)):
    pass
