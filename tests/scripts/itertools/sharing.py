from itertools import groupby, tee
import copy
print([(k, list(g)) for k, g in groupby("aaabbc")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)], list(groupby([])))
groups = groupby("aab"); k1, g1 = next(groups); print(k1, next(g1)); k2, g2 = next(groups); print(k2, list(g1), list(g2), list(groups))
groups = list(groupby("aabb")); print([(k, list(g)) for k, g in groups])
a, b = tee(iter("abc")); print(next(a), next(a), list(b), list(a), list(b))
x, y, z = tee([1, 2, 3], 3); next(x); w = copy.copy(x); print(list(w), list(x), list(y), list(z), tee("a", 0), len(tee("a")))
u, v = tee(x := iter([1, 2])); p, q = tee(u); print(list(p), list(q), list(v))
def failing():
    yield 1
    raise ValueError("no more")
m, n = tee(failing())
for it in (m, n):
    try: print(next(it), next(it))
    except ValueError as e: print(e)
m, n = tee(range(100000)); print(sum(m), sum(n)); del m, n
