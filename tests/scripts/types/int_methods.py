# Methods and attributes of ints.
for number in (0, 1, -1, 255, -256, 2 ** 64, -10 ** 20, True):
    print(number.bit_length(), number.bit_count(), number.as_integer_ratio(), number.is_integer(), number.conjugate(),
          number.real, number.imag, number.numerator, number.denominator)
    print(number.__floor__(), number.__ceil__(), number.__trunc__(), number.__index__(), number.__int__(), number.__float__(), number.__bool__())
    print(number.__round__(), number.__round__(-1), number.__getnewargs__(), -number, abs(number))
class Int(int):
    pass
n = Int(7)
print(type(n.real), type(n.conjugate()), type(+n), type(-n), type(n + 1), type(n.as_integer_ratio()[0]), type(n.__int__()), type(round(n)))
print(type(True.real), type(+True), True.numerator, True + True)
