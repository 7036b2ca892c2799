# What counts as a number.
import cmath


class Complex:
    def __complex__(self):
        return 3 + 4j


class Float:
    def __float__(self):
        return 4.0


class Index:
    def __index__(self):
        return 9


class Wrong:
    def __complex__(self):
        return 5


for value in (1, True, 1.5, 2j, Complex(), Float(), Index(), Wrong(), "1", None, b"1", [], 10 ** 400):
    for function in (cmath.sqrt, cmath.phase, cmath.polar, cmath.isnan):
        try:
            print(function(value))
        except Exception as error:
            print(type(error).__name__, error)
for attempt in (lambda: cmath.sqrt(), lambda: cmath.sqrt(1, 2), lambda: cmath.rect(1), lambda: cmath.rect(1j, 1), lambda: cmath.polar(1, 2)):
    try:
        attempt()
    except TypeError as error:
        print(error)
