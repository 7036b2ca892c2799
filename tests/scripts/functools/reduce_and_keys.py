from functools import cmp_to_key, reduce, total_ordering
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 7), reduce(max, iter("hello")), reduce(lambda a, b: a - b, [1, 2], initial=10))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
K = cmp_to_key(lambda a, b: (a > b) - (a < b)); print(K(1) < K(2), K(1) == K(1), K(2) >= K(3), K(5).obj)
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, V) else NotImplemented
    def __lt__(self, o): return self.v < o.v if isinstance(o, V) else NotImplemented
print(V(1) <= V(1), V(1) > V(0), V(1) >= V(2), V(1) < V(2), max([V(3), V(5)]).v, V.__ge__.__name__)
@total_ordering
class G:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __ge__(self, o): return self.v >= o.v
print(G(1) <= G(1), G(1) > G(0), G(1) < G(2))
for bad in (lambda: reduce(max, []), lambda: reduce(max, 5), lambda: reduce(max), lambda: K(1) < 2, lambda: hash(K(1)), lambda: total_ordering(object), lambda: V(1) <= 5, lambda: cmp_to_key()):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
reduce(lambda a, b: a + b, [1, "a"])
