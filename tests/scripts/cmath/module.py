# What the module holds.
import cmath
print([name for name in dir(cmath) if not name.startswith("_")])
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
cmath.log(0)
