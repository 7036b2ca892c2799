# isfinite, isinf, isnan and isclose.
import cmath
from cmath import inf, infj, isclose, nan, nanj
for number in (1 + 1j, inf, infj, nan, nanj, complex(inf, nan)):
    print(number, cmath.isfinite(number), cmath.isinf(number), cmath.isnan(number))
print(isclose(1, 1 + 1e-10), isclose(1, 1.1), isclose(1, 1.1, rel_tol=0.2), isclose(1j, 1.05j, abs_tol=0.1), isclose(a=1, b=1))
print(isclose(inf, inf), isclose(inf, 1), isclose(nan, nan), isclose(complex(inf, 1), complex(inf, 2)), isclose(0, 1e-300))
for arguments, keywords in (((1,), {}), ((1, 1, 0.1), {}), ((1, 1), {"rel_tol": -1}), ((1, 2), {"abs_tol": -1}), ((1, 1), {"x": 1}), (("a", 1), {})):
    try:
        print(isclose(*arguments, **keywords))
    except Exception as error:
        print(type(error).__name__, error)
