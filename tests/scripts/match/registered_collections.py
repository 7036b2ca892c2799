from collections.abc import Sequence, Mapping
class Seq(Sequence):
    def __len__(self): return 2
    def __getitem__(self, i):
        if i >= 2: raise IndexError
        return i*10
class Map(Mapping):
    def __getitem__(self, k): 
        if k == "a": return 1
        raise KeyError(k)
    def __iter__(self): return iter("a")
    def __len__(self): return 1
for o in (Seq(), Map()):
    match o:
        case [x, y]: print("seq", x, y)
        case {"a": x, **r}: print("map", x, r)
class Reg:
    def __len__(self): return 1
    def __getitem__(self, i):
        if i: raise IndexError
        return 7
class RegSub(Reg): pass
Sequence.register(Reg)
for o in (Reg(), RegSub()):
    match o:
        case [x]: print("registered", x)
        case _: print("no")
from collections import deque, OrderedDict, UserList, namedtuple, ChainMap
for o in (deque([1]), OrderedDict(a=1), UserList([1])):
    match o:
        case [x]: print("seq", x)
        case {}: print("map")
NT = namedtuple("NT", "x y")
match NT(1, 2):
    case NT(a, y=b): print(a, b)
