# log with a base, near 1, and at 0.
import cmath
print(cmath.log(8, 2), cmath.log(-1), cmath.log(1j, 10), cmath.log(2, -2), cmath.log10(-100), cmath.log(1 + 1e-10j))
for arguments in ((0,), (2, 1), (1, 0), (0, 2), (), (1, 2, 3), ("a",), (1, "a")):
    try:
        print(cmath.log(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
