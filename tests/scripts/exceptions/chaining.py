# __cause__, __context__, from None.
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ValueError("second") from z
except ValueError as e:
    print(repr(e.__context__), repr(e.__cause__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second") from None
except ValueError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    raise KeyError from IndexError
except KeyError as e:
    print(repr(e.__cause__))
try:
    try:
        raise ValueError("a")
    except ValueError:
        raise
except ValueError as e:
    print(e, e.__context__)
try:
    raise
except RuntimeError as e:
    print(e)
for statement in ("raise 1", "raise int", "raise ValueError from 3"):
    try:
        exec(statement)
    except TypeError as e:
        print(e)
import sys
try:
    raise ValueError("now")
except ValueError:
    print(sys.exc_info()[0], repr(sys.exception()))
print(sys.exception())
