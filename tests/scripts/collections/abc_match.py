from collections.abc import Mapping, Sequence
from collections import OrderedDict, UserDict, UserList, deque
class Seq(Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
class Registered:
    def __getitem__(self, i): return [1, 2][i]
    def __len__(self): return 2
def kind(value):
    match value:
        case [a, b]: return f"sequence of {a} and {b}"
        case {"k": v}: return f"mapping to {v}"
        case _: return "neither"
print(kind(Seq(1, 2)), kind(deque("ab")), kind(UserList([1, 2])), kind(range(2)), kind("ab"))
print(kind({"k": 1}), kind(OrderedDict(k=2)), kind(UserDict(k=3)), kind(Registered()))
Sequence.register(Registered)
print(kind(Registered()))
