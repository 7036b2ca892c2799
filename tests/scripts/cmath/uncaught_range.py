# The traceback of a result that is too large.
import cmath


def grow(number):
    return cmath.exp(number) + grow(number * 10)


grow(1j + 1)
