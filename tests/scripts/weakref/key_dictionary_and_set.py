import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
a, b = A(1), A(2)
d = weakref.WeakKeyDictionary({a: "one"}); d[b] = "two"
print(len(d), d[a], d.get(A(3), 0), a in d, 5 in d, sorted(map(repr, d)), sorted(d.values()), [r() for r in d.keyrefs()])
s = weakref.WeakSet([a, b])
print(len(s), a in s, 5 in s, sorted(map(repr, s)), s == weakref.WeakSet([b, a]), s <= {a, b}, len(s & {a}), len(s - {a}), len(s ^ {a}))
del a
print(len(d), list(d.items()), len(s), list(s), d.setdefault(b, 9), d.pop(b), len(d))
for bad in (lambda: d[b], lambda: d.pop(b), lambda: s.remove(A(5)), lambda: s.add(5)):
    try: bad()
    except (KeyError, TypeError) as e: print(type(e).__name__)
t = s.copy(); t.discard(b); t.update([c := A(7)]); print(s.pop(), len(s), list(t), s.isdisjoint(t))
try: s.pop()
except KeyError as e: print(e)
