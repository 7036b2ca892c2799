# An instance of an abstract class.
class A:
    def f(self): pass
    def g(self): pass
A.__abstractmethods__ = frozenset(["f", "g"])
class B(A): pass
B.__abstractmethods__ = frozenset(["g"])
try:
    A()
except TypeError as error:
    print(error)
B()
