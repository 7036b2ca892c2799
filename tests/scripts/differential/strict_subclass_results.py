# Conversion methods that answer an instance of a subclass are warned about.
class Int(int): pass
class Float(float): pass
class Complex(complex): pass


class Odd:
    def __int__(self): return Int(3)
    def __index__(self): return True
    def __float__(self): return Float(2)
    def __complex__(self): return Complex(2)


odd = Odd()
print(int(odd))
print([1, 2][odd])
print(float(odd))
print(complex(odd))
print('%d' % odd)
print('%x' % odd)
print('%f' % odd)
print(hex(odd))
print(int(Int(4)), float(Float(4)), complex(Complex(4)), [1, 2][True])


class Both(float):
    def __complex__(self): return 2j
    def __index__(self): return 3


both = Both(7.5)
print(complex(both), '%d' % both, complex(both, 1))


class Wrong:
    def __int__(self): return '7'
    def __index__(self): return None


for make in (lambda: '%d' % Wrong(), lambda: int(Wrong()), lambda: bytes(Wrong()), lambda: bytearray(Wrong())):
    try:
        print(make())
    except TypeError as error:
        print(error)
