class A:
    x: int
    y: str = "y"
    x: float
    (z): bytes = b""
    __private: int
    list: list
    n = int
    m: n


print(A.__annotations__)
print(A.__annotate__(1) == A.__annotations__, A.__annotate__.__qualname__)
print(sorted(k for k in vars(A) if "annot" in k))


class B(A): pass


print(B.__annotations__, B.__annotate__)


class C(A):
    q: int


print(C.__annotations__)
C.__annotations__ = {"set": 1}
print(C.__annotations__, C.__annotate__)
del C.__annotations__
print(C.__annotations__)
C.__annotate__ = lambda fmt: {"made": fmt}
print(C.__annotations__)
try:
    del C.__annotate__
except TypeError as e:
    print(e)
try:
    C.__annotate__ = 5
except TypeError as e:
    print(e)
for fmt in (2, 3, 4):
    try:
        A.__annotate__(fmt)
        print(fmt)
    except NotImplementedError as e:
        print(fmt, repr(e))
try:
    int.__annotations__
except AttributeError as e:
    print(e)


class Meta(type):
    m: int


class D(metaclass=Meta):
    pass


print(D.__annotations__, Meta.__annotations__)
