# property: documentation, names, copies, subclasses.
class P:
    @property
    def read(self):
        "about read"
        return 1
    @property
    def both(self):
        return self._both
    @both.setter
    def both(self, value):
        self._both = value
    @both.deleter
    def both(self):
        del self._both
    documented = property(None, None, None, "given")

p = P()
print(p.read, P.read.__doc__, P.read.__name__, P.documented.__doc__, P.read.fget.__name__, P.read.fset)
p.both = 5
print(p.both)
del p.both
P.documented.__doc__ = "new"
print(P.documented.__doc__)
P.documented.__name__ = "renamed"
print(P.documented.__name__)

class Sub(property):
    "about Sub"
class Q:
    @Sub
    def a(self):
        "about a"
    @Sub
    def b(self): pass
print(Q.a.__doc__, Q.b.__doc__, isinstance(Q.a.getter(len), Sub))
print(property(len).__get__([1, 2]), property(len).__get__(None) is not None, property().fget)
