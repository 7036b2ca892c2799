def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math


class Number:
    def __ceil__(self):
        return "ceiling"

    def __floor__(self):
        return "floor"

    def __trunc__(self):
        return "truncated"

    def __float__(self):
        return 2.5

    def __index__(self):
        return 7


for name in "ceil floor trunc sqrt factorial gcd isqrt fabs degrees".split():
    show(getattr(math, name), Number())


class Indexed:
    def __index__(self):
        return 9


show(math.sqrt, Indexed())
show(math.trunc, Indexed())
show(math.floor, Indexed())


class Wrong:
    def __float__(self):
        return "a"


show(math.sqrt, Wrong())
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(type(math.floor(1e300)), math.floor(1e20), math.ceil(-0.5), math.trunc(-2.7))
