# With a limit of zero no traceback is shown at all.
import sys

sys.tracebacklimit = 0

def f():
    raise ValueError("only this")

try:
    f()
except ValueError as error:
    raise KeyError("and this") from error
