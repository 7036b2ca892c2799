# Recursion, also mutual, and its limit.
def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


print(factorial(30))


def is_even(n):
    return n == 0 or is_odd(n - 1)


def is_odd(n):
    return n != 0 and is_even(n - 1)


print(is_even(100), is_odd(7))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as e:
    print(type(e).__name__, e)


class Loop:
    def __repr__(self):
        return repr(self)


try:
    repr(Loop())
except RecursionError as e:
    print(type(e).__name__)
