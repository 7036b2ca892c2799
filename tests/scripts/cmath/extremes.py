# The largest and the smallest numbers.
import cmath
parts = [1e-320, 1e-200, 1e200, -1e300, 1.7e308, 710.0, -710.0]
for name in ("acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "phase", "polar", "sin",
             "sinh", "sqrt", "tan", "tanh"):
    print(name)
    for real in parts:
        for imag in parts[:4] + [0.5]:
            try:
                print("   ", getattr(cmath, name)(complex(real, imag)))
            except Exception as error:
                print("   ", type(error).__name__, error)
