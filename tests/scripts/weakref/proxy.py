import weakref
class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): return self.items[i]
    def __setitem__(self, i, v): self.items[i] = v
    def __delitem__(self, i): del self.items[i]
    def __contains__(self, x): return x in self.items
    def __iter__(self): return iter(self.items)
    def __add__(self, other): return ("add", type(other).__name__)
    def __radd__(self, other): return ("radd", other)
    def __iadd__(self, other): self.items.append(other); return self
    def __neg__(self): return "neg"
    def __eq__(self, other): return isinstance(other, Box)
    def __int__(self): return 7
    def __index__(self): return 1
    def __str__(self): return "a box"
    def __bytes__(self): return b"box"
    def method(self): return "method"
b = Box(1, 2, 3)
p = weakref.proxy(b)
print(len(p), p[0], 2 in p, list(p), p + 1, 1 + p, p + p, -p, p == b, p != b, int(p), [10, 20][p], str(p), bytes(p), p.method())
p[0] = "x"; del p[1]; p.attr = 5; print(b.items, b.attr, hasattr(p, "nope"), bool(p), isinstance(p, Box), type(p).__name__)
del p.attr; print(hasattr(b, "attr"), weakref.proxy(b) is p, weakref.getweakrefcount(b))
q = p; q += 9; print(b.items)
f = weakref.proxy(lambda_ := (lambda x, y=1: (x, y))); print(f(5, y=2), type(f).__name__, callable(f), callable(p))
try: hash(p)
except TypeError as e: print(e)
try: next(p)
except TypeError as e: print(e)
print(weakref.ProxyType, weakref.CallableProxyType, weakref.ProxyTypes == (weakref.ProxyType, weakref.CallableProxyType))
