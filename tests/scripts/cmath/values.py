# Each function at ordinary numbers.
import cmath
numbers = [0.5, -0.5, 2.5, -3.75, 1j, -2j, 1 + 1j, -1.5 + 0.25j, 3 - 4j, 100 - 100j, 1e-5 + 1e-5j]
for name in ("acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "log", "log10", "phase", "polar",
             "sin", "sinh", "sqrt", "tan", "tanh"):
    print(name)
    for number in numbers:
        try:
            print("   ", number, getattr(cmath, name)(number))
        except Exception as error:
            print("   ", number, type(error).__name__, error)
