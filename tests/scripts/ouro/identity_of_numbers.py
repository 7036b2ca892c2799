# Equal small numbers are one object, whoever made them: the value is in the reference itself.
import sys

a, b = 10 ** 15, 5 ** 15 * 2 ** 15
print(a is b, id(a) == id(b))
x, y = 0.1 + 0.2, 0.3 + 0.00000000000000004
print(x is y, x is 1.5, 10 ** 30 is 10 ** 30 + 0)
print([sys.getrefcount(value) == 3221225472 for value in (5, 10 ** 15, 1.5, None, True, "", (), int)])
