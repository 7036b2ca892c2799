import reprlib
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(10 ** 100), reprlib.repr((1,)), reprlib.repr({3, 1, 2}), reprlib.repr(frozenset([1])), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(set()))
r = reprlib.Repr(maxlist=2, maxstring=10, fillvalue="***"); print(r.repr([1, 2, 3]), r.repr("a" * 20))
from collections import deque; print(reprlib.repr(deque(range(10))))
print(reprlib.Repr(indent=2).repr([1, {"a": (1, 2)}]))
class N:
    def __init__(self): self.kids = []
    @reprlib.recursive_repr("<...>")
    def __repr__(self): return f"N({self.kids})"
n = N(); n.kids.append(n); print(n, N.__repr__.__name__)
