# The C3 order and cooperative super().
class A:
    def who(self):
        return ["A"]


class B(A):
    def who(self):
        return ["B"] + super().who()


class C(A):
    def who(self):
        return ["C"] + super().who()


class D(B, C):
    def who(self):
        return ["D"] + super().who()


print(D().who(), [c.__name__ for c in D.__mro__])
try:
    class Bad(A, B):
        pass
except TypeError as e:
    print(e)
try:
    class Twice(A, A):
        pass
except TypeError as e:
    print(e)


class Base:
    def __init__(self, **kw):
        print("Base", kw)


class Left(Base):
    def __init__(self, left, **kw):
        super().__init__(**kw)
        print("Left", left)


class Right(Base):
    def __init__(self, right, **kw):
        super().__init__(**kw)
        print("Right", right)


class Both(Left, Right):
    pass


Both(left=1, right=2)
