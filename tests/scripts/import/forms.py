import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import plain
import plain as other
from plain import value, get as getter
from plain import *

print(plain.value, other is plain, value, getter(), get is getter)
print("_hidden" in globals(), plain.__name__, repr(plain.__package__), plain.__doc__)
print(plain.__file__.endswith("plain.py"), plain)
from limited import *

print(shown, "also" in globals())
plain.value = 6
import plain

print(plain.get(), sys.modules["plain"] is plain)
del sys.modules["plain"]
import plain

print(plain.get())
