from _typing import Generic


def params[T, U](): return T, U


T, U = params()


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


def plain():
    class C(Generic): pass


def twice():
    class C[X](Generic[X]): pass


def not_listed():
    class C(list[T], Generic[U]): pass


def subclass_plain():
    class A[X]: pass
    class B(A): pass
    return B.__parameters__, B.__mro__


def not_generic():
    class A[X]: pass
    class B(A[int]): pass
    return B[int]


def of_parameter():
    class C(T): pass


def of_parameter_default[X = 1](): return X.__default__


attempt(plain)
attempt(twice)
attempt(not_listed)
attempt(subclass_plain)
attempt(not_generic)
attempt(of_parameter)
attempt(of_parameter_default)
