# Infinities, nans and zeros of either sign, in both parts.
import cmath
parts = [0.0, -0.0, 1.5, -1.5, float("inf"), -float("inf"), float("nan")]
for name in ("acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "phase", "polar",
             "sin", "sinh", "sqrt", "tan", "tanh"):
    print(name)
    for real in parts:
        for imag in parts:
            number = complex(real, imag)
            try:
                print("   ", number, getattr(cmath, name)(number))
            except Exception as error:
                print("   ", number, type(error).__name__, error)
