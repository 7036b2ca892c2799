import sys

print(sys.exc_info(), sys.exception())
try:
    raise ValueError("outer")
except ValueError as outer:
    print(sys.exc_info()[:2], sys.exception() is outer, sys.exc_info()[2] is outer.__traceback__)
    try:
        raise KeyError("inner")
    except KeyError as inner:
        print(sys.exception() is inner)
    print(sys.exception() is outer)


def function():
    return sys.exception()


try:
    1 / 0
except ZeroDivisionError:
    print(repr(function()))
print(function())
