# Set algebra with all kinds of operands.
sets = {"set": {1, 2, 3}, "frozenset": frozenset([2, 3, 4]), "empty": set()}
def show(value):
    return type(value).__name__ + str(sorted(value)) if isinstance(value, (set, frozenset)) else repr(value)
for name, s in sets.items():
    for method in ("union", "intersection", "difference", "symmetric_difference", "isdisjoint", "issubset", "issuperset"):
        print(name, method, [show(getattr(s, method)(other)) for other in ([2, 9], (3,), {2: 1}, range(3), iter([4]), set(), frozenset([1, 2, 3]), {1: 2}.keys())])
    for other in sets.values():
        print(name, [show(v) for v in (s & other, s | other, s - other, s ^ other)], [s == other, s != other, s < other, s <= other, s > other, s >= other])
    print(show(s.union()), show(s.union([9], [8])), show(s.intersection()), show(s.intersection([1, 2, 3], [2])), show(s.difference()), show(s.difference([1], [2])), show(s.copy()), len(s), 2 in s)
x = {1, 2}; x |= {3}; x &= {2, 3, 4}; x ^= {4}; x -= {2}; print(sorted(x))
f = frozenset([1]); g = f; f |= {2}; print(sorted(f), sorted(g), type(f))
x = {1, 2, 3}; x.update([4], (5,)); x.intersection_update([1, 4, 5, 9]); x.difference_update([1], [7]); x.symmetric_difference_update([5, 6]); print(sorted(x))
x.add(4); x.discard(99); x.remove(4); print(x, x.pop(), x, x.clear(), x)
x = {1, 2}; x -= x; print(x); x = {1, 2}; x ^= x; print(x); x = {1}; x &= x; x |= x; print(x)
print({1, True, 1.0}, {frozenset([1]): 2}[frozenset([1])], {1} in [frozenset([1])], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, set(), frozenset(), {()})
