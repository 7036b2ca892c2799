import weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A({self.n})"
a, b = A(1), A(2)
d = weakref.WeakValueDictionary({"a": a}, b=b)
print(len(d), d["a"], d.get("b"), d.get("z", 0), "a" in d, sorted(d), sorted(d.items()), sorted(d.values(), key=lambda x: x.n))
del a
print(len(d), "a" in d, list(d.items()), d.setdefault("b", None), [r() for r in d.valuerefs()])
try: d["a"]
except KeyError as e: print("KeyError", e)
try: d["c"] = 5
except TypeError as e: print(e)
c = d.copy(); print(type(c).__name__, dict(c), dict(d | {"x": b}), c == d)
print(d.pop("b"), d.pop("b", "none"), len(d)); d["k"] = b; print(d.popitem(), dict(d)); d.update(q=b); d.clear(); print(len(d))
d["x"] = A(9); print(len(d))
d["y"] = b; d["y"] = keep = A(3); del b; print(dict(d))
try: d.pop("zz")
except KeyError as e: print("KeyError", e)
