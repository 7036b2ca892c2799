# pow() with three arguments asks __pow__ and __rpow__.
class P:
    __repr__ = lambda self: "P()"
    def __init__(self, answer):
        self.answer = answer
    def __pow__(self, other, modulus=None):
        return self.answer if self.answer is NotImplemented else ("pow", other, modulus)
    def __rpow__(self, other, modulus=None):
        return ("rpow", other, modulus)

class Int(int):
    def __rpow__(self, other, modulus=None):
        return ("Int.rpow", other, modulus)

print(pow(P(1), 2, 3), pow(2, P(1), 3), pow(P(NotImplemented), Int(2), 3))
print(pow(2, Int(3), 5), pow(2, 3, Int(5)), 2 ** Int(3), Int(2) ** 3)
for args in ((2, 3.0, 5), (2.0, 3, 5), ("a", 2, 3), (2, 3, 0), (P(NotImplemented), "x", 3), (2, object(), 3)):
    try:
        print(pow(*args))
    except (TypeError, ValueError) as error:
        print(error)
