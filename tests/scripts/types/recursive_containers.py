# Containers that contain themselves.
x = [1]; x.append(x); print(x, [x], (x,), {"a": x})
d = {}; d["d"] = d; d[1] = [d]; print(d, [d], d.items(), d.values())
t = ([],); t[0].append(t); print(t)
y = [1]; y.append(y)
for text in ("x == y", "x < y", "x == x", "hash(t)", "d == {'d': d, 1: [d]}", "d == dict(d)", "x in x", "x.index(x)", "x.count(x)", "str(x)", "f'{x}'", "'%s' % x", "sorted([x, x])", "x[:] == x", "x + x"):
    try:
        print(text, eval(text))
    except RecursionError as error:
        print(text, "RecursionError")
    except Exception as error:
        print(text, type(error).__name__, error)
class L(list): pass
class S(set): pass
z = L(); z.append(z); print(z)
class Item:
    def __init__(self): self.owner = None
    def __repr__(self): return f"Item({self.owner!r})"
i = Item(); s = S([i]); i.owner = s; print(s)
i.owner = {i: i}; print(i.owner)
import sys
x = []
for n in range(100000): x = [x]
for text in ("repr(x)", "x == x[:]", "hash((x,))"):
    try:
        eval(text); print(text, "done")
    except RecursionError: print(text, "RecursionError")
    except TypeError as error: print(text, error)
while x: x = x[0]
