# The right operand is asked first if it is of a subclass with another method.
class A:
    def __add__(self, other): return "A.add"
    def __radd__(self, other): return "A.radd"
    def __lt__(self, other): return "A.lt"
    def __gt__(self, other): return "A.gt"
class Same(A): pass
class Other(A):
    def __radd__(self, other): return "Other.radd"
    def __gt__(self, other): return "Other.gt"

print(A() + A(), A() + Same(), A() + Other(), Other() + A(), A() < Other(), A() < Same(), Same() > A())

class Int(int):
    def __radd__(self, other): return "Int.radd"
    def __rsub__(self, other): return "Int.rsub"
print(1 + Int(2), Int(2) + 1, 1.5 + Int(2), 1 - Int(2), [1] * Int(2))

class InPlace:
    def __iadd__(self, other): return ("iadd", other)
    def __isub__(self, other): return NotImplemented
    def __sub__(self, other): return ("sub", other)
x = y = InPlace()
x += 1
y -= 2
print(x, y)
