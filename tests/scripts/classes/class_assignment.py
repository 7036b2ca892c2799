# Which objects may become instances of another class.
class A: pass
class B: pass
class AB:
    __slots__ = ("a", "b")
class BA:
    __slots__ = ("b", "a")
class AC:
    __slots__ = ("a", "c")
class I(int): pass
class J(int): pass

def attempt(value, class_):
    try:
        value.__class__ = class_
        print("now", type(value).__name__)
    except TypeError as error:
        print(error)

attempt(A(), B)
attempt(AB(), BA)
attempt(AB(), AC)
attempt(A(), AB)
attempt(I(5), J)
attempt(I(5), int)
attempt(A(), I)
attempt(5, A)
attempt([], list)
attempt(A(), 5)
attempt(A(), object)
attempt(object(), A)
attempt(lambda: 0, A)
attempt(A, type)
x = AB()
x.a, x.b = 1, 2
x.__class__ = BA
print(x.a, x.b)
a = A()
try:
    del a.__class__
except TypeError as error:
    print(error)
