# Assigning __bases__.
class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
class C(A): pass
class D(C): pass

d = D()
print(d.f())
C.__bases__ = (B,)
print(d.f(), [c.__name__ for c in D.__mro__], A.__subclasses__(), B.__subclasses__() == [C])
for bases in (5, (), (5,), (D,), (C,), (int,), (object,)):
    try:
        C.__bases__ = bases
        print("done", C.__bases__)
    except TypeError as error:
        print(error)
try:
    int.__bases__ = (object,)
except TypeError as error:
    print(error)
