# Operator methods, reflected and in place.
class V:
    def __init__(self, *c):
        self.c = c

    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(*(a + b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        return V(*(a * k for a in self.c))

    def __rmul__(self, k):
        return self * k

    def __neg__(self):
        return V(*(-a for a in self.c))

    def __eq__(self, o):
        return isinstance(o, V) and self.c == o.c

    def __hash__(self):
        return hash(self.c)

    def __iadd__(self, o):
        print("iadd")
        self.c = tuple(a + b for a, b in zip(self.c, o.c))
        return self

    def __repr__(self):
        return f"V{self.c}"

    def __len__(self):
        return len(self.c)

    def __getitem__(self, i):
        return self.c[i]

    def __contains__(self, x):
        return x in self.c

    def __call__(self, *args):
        return args

    def __abs__(self):
        return sum(a * a for a in self.c) ** 0.5

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __lt__(self, o):
        return abs(self) < abs(o)


v, w = V(1, 2), V(3, 4)
print(v + w, v * 3, 3 * v, -v, v == V(1, 2), v != w, abs(w), v @ w)
print(len(v), v[0], v[-1], 2 in v, v(1, 2), v < w, w > v, sorted([w, v]))
u = v
u += w
print(u is v, v)
print({V(1): "x"}[V(1)], list(v), bool(V()), bool(v))
for expression in ("v + 1", "1 + v", "v - w", "v < 1", "v ** 2", "v[5]", "~v", "v()[1]"):
    try:
        print(eval(expression))
    except (TypeError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)


class R:
    def __radd__(self, o):
        return ("radd", o)

    def __rsub__(self, o):
        return ("rsub", o)


print(1 + R(), [] + R(), "s" - R())
