# Subclasses of dict, __missing__, and what methods do with them.
class D(dict):
    def __missing__(self, key): return "missing " + str(key)
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d, type(d.copy()), type(d | {}), type({} | d), D.fromkeys("ab"), type(D.fromkeys("ab")), len(d))
class N(dict): __missing__ = None
class R(dict):
    def __missing__(self, key): raise LookupError(key)
for cls in (N, R):
    try: cls()["x"]
    except Exception as error: print(type(error).__name__, error)
class Keys:
    def keys(self): return ["x", "y"]
    def __getitem__(self, key): return key * 2
print(dict(Keys()), {**Keys()}, {} | dict(Keys()))
d.update(Keys()); print(d)
class BadKeys:
    def keys(self): return 5
class NoItem:
    def keys(self): return ["a"]
for bad in (BadKeys(), NoItem()):
    for use in (dict, {}.update, lambda b: {**b}):
        try: use(bad)
        except Exception as error: print(type(error).__name__, error)
class Over(dict):
    def __getitem__(self, key): return "over"
    def keys(self): return ["k"]
o = Over(a=1)
print(dict(o), {**o}, o["zz"], o.get("a"), list(o), "%(q)s" % o, "{0[a]}".format(o))
class O(dict):
    def __init__(self, *args): self.args = args
print(O(1, 2), O(1).args, dict.__new__(dict, 1, 2, x=3))
