# Dunder methods are found on the type; conversions use them.
class N:
    def __init__(self, n):
        self.n = n

    def __int__(self):
        return self.n

    def __float__(self):
        return self.n / 2

    def __index__(self):
        return self.n

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __format__(self, spec):
        return f"<{spec}>"

    def __bool__(self):
        return False

    def __hash__(self):
        return 77


n = N(3)
print(int(n), float(n), [10, 20, 30, 40][n], hex(n), str(n), repr(n), [n], f"{n:abc}", f"{n}")
print(bool(n), hash(n), "abc" * n, range(n), bin(n))
n.__len__ = lambda: 5
try:
    len(n)
except TypeError as e:
    print(e)


class Bad:
    def __str__(self):
        return 1

    def __len__(self):
        return -1

    def __bool__(self):
        return 2

    def __hash__(self):
        return "x"

    def __iter__(self):
        return 1

    def __index__(self):
        return "i"


b = Bad()
for expression in ("str(b)", "len(b)", "bool(b)", "hash(b)", "iter(b)", "[1][b]", "list(b)"):
    try:
        eval(expression)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
