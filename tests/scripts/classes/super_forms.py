# super(): without arguments, with one, with two; where it fails.
class A:
    x = "A.x"

    def m(self):
        return "A.m"

    @classmethod
    def c(cls):
        return "A.c of " + cls.__name__

    @property
    def p(self):
        return "A.p"

class B(A):
    def m(self):
        return "B " + super().m()

    @classmethod
    def c(cls):
        return "B " + super().c()

    @property
    def p(self):
        return "B " + super().p

    def in_comprehension(self):
        return [super(B, self).m() for _ in [1]]

    def described(self):
        s = super()
        return repr(s), s.__thisclass__, s.__self__ is self, s.__self_class__

b = B()
print(b.m(), B.c(), b.p, b.in_comprehension(), b.described())
print(super(B, b).m(), super(B, B).c(), super(B, b).x, super(B).__get__(b).m(), super(B))
print(super(bool, True).__repr__(), super(int, 5).__class__, isinstance(super(B, b), super))

class D1:
    def f(self): return ["D1"]
class D2(D1):
    def f(self): return ["D2"] + super().f()
class D3(D1):
    def f(self): return ["D3"] + super().f()
class D4(D2, D3):
    def f(self): return ["D4"] + super().f()
print(D4().f())
