T = "module"


def f[T](x: T):
    def inner():
        return T
    return inner()


print(f(1), T)


def g[T]():
    T = "local"
    return T


print(g(), g.__type_params__)


def h[T](T):
    return T


print(h("argument"), h.__annotations__)


def i[T]():
    global T
    T = "rebound"


i()
print(T)


def j[A, B: A = A](x: list[B]):
    return [A for _ in range(1)], (lambda: B)()


print(j(1), j.__type_params__[1].__bound__, j.__type_params__[1].__default__)


def counter[T]():
    n = 0

    def step():
        nonlocal n
        n += 1
        return n, T
    return step


c = counter()
print(c(), c())


def generator[T](n):
    for k in range(n):
        yield k, T


print(list(generator(2)))
x = [T for T in range(2)]
print(x, T)
for name in ("f", "counter", "j"):
    print(globals()[name].__code__.co_freevars, globals()[name].__code__.co_name)
