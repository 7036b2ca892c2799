import sys


def report(kind, value, traceback):
    raise KeyError("in the hook")


sys.excepthook = report
raise ValueError("original")
