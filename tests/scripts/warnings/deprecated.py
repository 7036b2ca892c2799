# The decorator warns when what it marks is used.
import warnings
@warnings.deprecated("use g")
def f(x, *, y=1):
    "Doc."
    return x + y
print(f(1), f(1, y=2), f.__name__, f.__doc__, f.__deprecated__, f.__wrapped__(3))
@warnings.deprecated("use D", category=FutureWarning)
class C:
    def __init__(self, x=0):
        self.x = x
    def __init_subclass__(cls):
        print("subclass", cls.__name__)
print(C(5).x, C.__deprecated__)
class S(C):
    pass
print(S(6).x)
@warnings.deprecated("silent", category=None)
def g():
    return 7
print(g(), g.__deprecated__)
class M:
    @warnings.deprecated("method")
    def m(self):
        return 8
print(M().m())
try:
    warnings.deprecated(1)
except TypeError as e:
    print(e)
try:
    warnings.deprecated("x")(1)
except TypeError as e:
    print(e)
