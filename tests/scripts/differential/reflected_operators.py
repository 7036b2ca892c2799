# __rpow__ with a modulus; __radd__ of a subclass of str, asked before a tuple says no.
class Base: pass


class Power(Base):
    def __rpow__(self, other, mod=None): return 'rpow', type(other).__name__, mod


print(pow(Base(), Power(), 3), pow(2, Power(), 5), Base() ** Power())
try:
    pow(Base(), Base(), 3)
except TypeError as error:
    print(error)


class Text(str):
    def __radd__(self, other): return 'radd', other


print((1,) + Text('a'), [1] + Text('a'), 'x' + Text('a'), b'x' + Text('a'), sum([Text('a'), Text('b')]))
