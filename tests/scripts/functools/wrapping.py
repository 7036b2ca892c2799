from functools import cached_property, partialmethod, update_wrapper, wraps, WRAPPER_ASSIGNMENTS
def deco(f):
    @wraps(f)
    def wrapper(*a): return f(*a)
    return wrapper
@deco
def named(x: int):
    "the doc"
    return x
named.extra = 1
print(named.__name__, named.__doc__, named.__wrapped__(5), named.__qualname__, named.__annotations__, deco(named).extra, WRAPPER_ASSIGNMENTS)
class C:
    n = 0
    @cached_property
    def p(self):
        "doc of p"
        self.n += 1
        return self.n * 10
    def set(self, kind, value, *, extra=None): return kind, value, extra
    on = partialmethod(set, "on", extra=1)
    @staticmethod
    def st(*a): return a
    ps = partialmethod(st, 1)
    @classmethod
    def cm(cls, *a): return cls.__name__, a
    pc = partialmethod(cm, 2)
c = C(); print(c.p, c.p, c.__dict__, type(C.p).__name__, C.p.__doc__); del c.p; print(c.p)
print(c.on(5), C.on(c, 6), c.ps(2), C.pc(3), c.pc())
class S:
    __slots__ = ()
    @cached_property
    def p(self): return 1
for bad in (lambda: S().p, lambda: partialmethod(5), lambda: cached_property(len).__get__(c)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try:
    class D:
        a = cached_property(lambda self: 1)
        b = a
except TypeError as e: print(e)
