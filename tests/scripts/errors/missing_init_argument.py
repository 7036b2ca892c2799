# A class called without what its __init__ needs.
class C:
    def __init__(self, first, second, *, third):
        pass

try:
    C(1, 2)
except TypeError as error:
    print(error)
C()
