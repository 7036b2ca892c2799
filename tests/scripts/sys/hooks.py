import sys


def display(value):
    print("displayed", repr(value))


sys.displayhook(None)
sys.displayhook([1, 2])
print(_)
sys.displayhook("text")
print(_, sys.displayhook is sys.__displayhook__)


def unraisable(arguments):
    print("unraisable", type(arguments.exc_value).__name__, arguments.exc_value)


class Failing:
    def __del__(self):
        raise ValueError("lost")


sys.unraisablehook = unraisable
Failing()
sys.unraisablehook = sys.__unraisablehook__


def report(kind, value, traceback):
    print("reported", kind.__name__, value, traceback is value.__traceback__)


sys.excepthook = report
raise ValueError("not caught")
