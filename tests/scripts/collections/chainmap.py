from collections import ChainMap
base, over = {"a": 1, "b": 2}, {"b": 20, "c": 30}
m = ChainMap(over, base)
print(m, m["a"], m["b"], len(m), sorted(m), "c" in m, m.get("zz", 0), bool(m), bool(ChainMap()))
m["a"] = 100; print(over, base); del m["a"]; print(m["a"], m.maps)
child = m.new_child({"x": 1}); print(child, child.parents, child.parents == m, m.new_child(k=1))
print(list(ChainMap({"a": 1}, {"b": 2, "a": 3})), m.copy(), m | {"n": 1}, {"n": 1} | m, ChainMap.fromkeys("ab", 0))
print(m.pop("c"), m.popitem(), m); m.update(z=1); m.clear(); print(m)
for bad in (lambda: m["q"], lambda: m.pop("q"), lambda: m.popitem(), lambda: m.__delitem__("a"), lambda: m | 5):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
m.maps.append({"m": m}); print(m)
class Upper(ChainMap):
    def __missing__(self, key): return key.upper()
print(Upper()["abc"])
