from functools import cache, lru_cache
calls = []
@lru_cache(maxsize=2)
def f(x, y=0):
    "doc of f"
    calls.append((x, y)); return x + y
print(f(1), f(1), f(2), f(1), f(3), f(2), calls, f.cache_info())
print(f(1, y=5), f(y=5, x=1), f.cache_info(), f.cache_parameters(), f.__name__, f.__doc__, f.__wrapped__(9))
f.cache_clear(); print(f.cache_info())
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t(1), t.cache_info())
@lru_cache
def u(x): return type(x).__name__
print(u(1), u(1.0), u("1"), u((1,)), u.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info())
@lru_cache(0)
def none(x): return x
print(none(1), none(1), none.cache_info())
class C:
    @cache
    def m(self, x): return x * 2
c = C(); print(c.m(2), c.m(2), C.m.cache_info(), C.m(c, 2))
@cache
def fails(x): raise ValueError(x)
for bad in (lambda: f([]), lambda: lru_cache("x"), lambda: fails(1), lambda: fails(1), lambda: f(), lambda: lru_cache(5)(6)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(fails.cache_info(), lru_cache(-5)(f.__wrapped__).cache_info())
f({})
