from collections.abc import Mapping, MutableMapping, MutableSequence, MutableSet, Sequence, Set, Generator
class Seq(MutableSequence):
    def __init__(self, *a): self.l = list(a)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
s = Seq(1, 2, 3); s.append(4); s.extend([5]); s += [6]; s.reverse(); s.remove(5)
print(s.l, s.pop(), s.pop(0), list(reversed(s)), 3 in s, s.index(3), s.count(2)); s.clear(); print(s.l)
try: s.index(9)
except ValueError as e: print("ValueError", e)
class Map(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Map(); m.update(a=1, b=2); m.update([("c", 3)]); print(m.setdefault("d", 4), m.pop("a"), m.get("zz"), "b" in m, m == {"b": 2, "c": 3, "d": 4})
print(list(m.keys()), list(m.values()), list(m.items()), m.keys() & {"b", "x"}, len(m.items()), ("b", 2) in m.items(), m.popitem(), m.pop("q", None)); m.clear(); print(len(m))
for bad in (lambda: m.pop("x"), m.popitem, lambda: reversed(m)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class S(MutableSet):
    def __init__(self, it=()): self.s = set(it)
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(sorted(self.s))
    def __len__(self): return len(self.s)
    def add(self, x): self.s.add(x)
    def discard(self, x): self.s.discard(x)
    def __repr__(self): return f"S({sorted(self.s)})"
a, b = S([1, 2, 3]), S([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, a == S([3, 2, 1]), a.isdisjoint(b), a & [1], [9] | a, S([1]) < a, a._hash() == S([1, 2, 3])._hash())
a |= b; a -= [1]; a ^= [2]; print(a, a.pop(), a); a.remove(4); a.clear(); print(a)
try: a.remove(5)
except KeyError as e: print("KeyError", e)
class G(Generator):
    def send(self, v): return v
    def throw(self, t, v=None, tb=None): raise StopIteration
g = G(); print(next(g), g.send(3), iter(g) is g, g.close())
