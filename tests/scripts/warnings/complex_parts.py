# Complex numbers as parts of one.
class Converts:
    def __complex__(self):
        return 2j


class Own(complex):
    pass


print(complex(1j, 2))
print(complex(real=1j))
print(complex(1, imag=1j))
print(complex(Converts(), 1))
print(complex(Own(3j), Own(4)))
print(complex(Converts()))
print(complex(Own(3j)))


class OwnFloat(complex):
    def __float__(self):
        return 5.5


class OwnConverts(complex):
    def __complex__(self):
        return 5j


for kind in OwnFloat, OwnConverts:
    print(complex(kind(1j), 1))
    print(complex(1, kind(1j)))
