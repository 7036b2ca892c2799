# Bases whose members do not fit together.
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
class Empty: __slots__ = ()
class Sub(A): __slots__ = ("more",)

def attempt(*bases, **namespace):
    try:
        print([c.__name__ for c in type("C", bases, namespace).__mro__])
    except TypeError as error:
        print(error)

attempt(A, B)
attempt(A, Empty)
attempt(Empty, A, __slots__=())
attempt(A, Sub)
attempt(Sub, A)
attempt(list, A)
attempt(list, Empty)
attempt(tuple, list)
attempt(int, str)
attempt(Exception, A)
attempt(Exception, OSError)
attempt(KeyError, OSError)
attempt(dict, Exception)
