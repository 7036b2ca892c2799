# What a finalizer raises is told to sys.unraisablehook, and forgotten.
import sys

def hook(info):
    print(info.exc_type.__name__, info.exc_value, info.err_msg.split(" <")[0], info.object, info.exc_traceback is not None)

sys.unraisablehook = hook

class C:
    def __del__(self):
        raise ValueError("from the finalizer")

class Wrong:
    def __del__(self, more):
        pass

def f():
    c = C()
    return "returned"

c = C()
del c
print(f())
Wrong()
[C(), C()]
def generator():
    try:
        yield
    finally:
        raise KeyError("in finally")
g = generator()
next(g)
del g
try:
    C().nothing
except AttributeError as error:
    print("caught", error)
