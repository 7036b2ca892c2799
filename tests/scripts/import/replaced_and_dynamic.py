import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import replaced

print(replaced.answer, type(replaced).__name__)
import dynamic

print(dynamic.wanted, dir(dynamic))
show(getattr, dynamic, "other")
from dynamic import wanted

print(wanted)
try:
    from dynamic import other
except ImportError as error:
    print(str(error)[:44])
