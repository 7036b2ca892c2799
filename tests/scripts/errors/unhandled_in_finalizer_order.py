# The report of what a finalizer raised, then the uncaught exception.
import sys
sys.unraisablehook = lambda info: print("unraisable:", info.exc_value, file=sys.stderr)

class C:
    def __del__(self):
        raise ValueError("from the finalizer")

C()
raise KeyError("uncaught")
