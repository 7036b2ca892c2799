# Subclasses of set and frozenset.
class S(set): pass
class F(frozenset): pass
s, f = S([1, 2]), F([2, 3])
print(s, f, S(), F(), repr(S([1])), repr(F("a")))
for value in (s | {3}, {3} | s, s & f, f & s, f | s, s - f, s ^ f, s.copy(), f.copy(), s.union([1]), f.union([1]), f.intersection([2]), frozenset(f), F(f), set(s), S(s)):
    print(type(value).__name__, sorted(value))
print(F([1]) == frozenset([1]), hash(F([1])) == hash(frozenset([1])), s == {1, 2}, F(f) is f, frozenset(f) is f, frozenset(frozenset([1])) == {1})
s |= [5].__class__ and {5}; print(type(s).__name__, sorted(s))
class Keyword(set):
    def __init__(self, *args, extra=None): super().__init__(*args); self.extra = extra
k = Keyword([1], extra=2); print(k, k.extra)
class New(frozenset):
    def __new__(cls, *args, tag=None): self = super().__new__(cls, *args); self.tag = tag; return self
n = New("a", tag="t"); print(n, n.tag, n.__reduce__()[1:])
try: S(1, 2)
except TypeError as error: print(error)
try: F(1, 2)
except TypeError as error: print(error)
try: S(x=1)
except TypeError as error: print(error)
