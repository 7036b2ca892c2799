# Decorators: order, arguments, classes.
def trace(f):
    def wrapper(*args, **kwargs):
        print("call", f.__name__, args, kwargs)
        return f(*args, **kwargs)
    return wrapper


def named(name):
    print("make", name)

    def decorate(f):
        print("apply", name, f.__name__)
        return f
    return decorate


@trace
def add(a, b=1):
    return a + b


print(add(1), add(2, b=3))


@named("outer")
@named("inner")
def f():
    pass


def register(cls):
    cls.registered = True
    return cls


@register
class C:
    @staticmethod
    def s(x):
        return x * 2

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @property
    def p(self):
        return "property"


print(C.registered, C.s(2), C().s(3), C.c(1), C().c(2), C().p)
