# types.SimpleNamespace.
import sys
S = type(sys.implementation)
print(S(a=1, b="x"), S(), S({"a": 1}, b=2), S([("a", 1)]), S(a=1) == S(a=1), S(a=1) == S(a=2), S(a=1).__reduce__())
print(S(a=1).__replace__(b=3), S.__module__, S(**{"a b": 1}), S({"a": 1}, a=2))
x = S()
x.x = x
print(x)
class T(S): pass
print(T(x=1), T(x=1) == S(x=1))
del x.x
for action in (lambda: S(1), lambda: S(1, 2), lambda: S({1: 2}), lambda: S(a=1).b, lambda: delattr(x, "x"), lambda: hash(S()),
               lambda: S(a=1) < S(a=2), lambda: S(a=1).__replace__(1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
