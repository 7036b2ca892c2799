import sys

sys.excepthook = lambda kind, value, traceback: sys.exit(7)
raise ValueError("original")
