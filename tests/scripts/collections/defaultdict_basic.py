from collections import defaultdict
d = defaultdict(list)
for word in "to be or not to be".split(): d[word[0]].append(word)
print(d, dict(d), d.default_factory)
c = defaultdict(int, {"a": 1}, b=2)
c["c"] += 5; print(c, c.get("x"), "x" in c, len(c))
print(c == {"a": 1, "b": 2, "c": 5}, c.copy(), type(c.copy()), c | {"z": 0}, {"z": 0} | c)
c |= {"q": 9}; print(c)
c.default_factory = None
try: c["nope"]
except KeyError as e: print("KeyError", e)
print(defaultdict(), defaultdict(None), c.__reduce__()[:2], defaultdict.fromkeys([1]))
class D(defaultdict):
    def __missing__(self, key): return key * 2
print(D()["ab"], D(int, a=1))
d = defaultdict(lambda: d); d["x"]; print(len(d))
n = defaultdict(dict); n["a"]["b"] = 1; print(n)
