# A metaclass may compute the method resolution order.
class Reverse(type):
    def mro(cls):
        usual = super().mro()
        return usual[:1] + usual[-2:0:-1] + usual[-1:]

class A:
    who = "A"
class B:
    who = "B"
class C(A, B, metaclass=Reverse): pass
print([c.__name__ for c in C.__mro__], C.who)

for answer in (5, [1], lambda cls: [cls, int, object]):
    class M(type):
        def mro(cls):
            return answer(cls) if callable(answer) else answer
    try:
        M("X", (), {})
    except TypeError as error:
        print(error)
