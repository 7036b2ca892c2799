from collections.abc import *
from collections import OrderedDict, deque, defaultdict, ChainMap
abstract = [Hashable, Iterable, Iterator, Reversible, Generator, Sized, Container, Collection, Callable, Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence, KeysView, ItemsView, ValuesView, MappingView]
def gen(): yield
for value in (1, "a", b"a", [], (), {}, set(), frozenset(), range(3), iter([]), gen(), len, int, {}.keys(), {}.items(), {}.values(), deque(), OrderedDict(), defaultdict(), ChainMap(), bytearray(), None, zip()):
    print(type(value).__name__, *[a.__name__ for a in abstract if isinstance(value, a)])
class C:
    def __len__(self): return 0
    def __iter__(self): return iter(())
    def __contains__(self, x): return False
print(isinstance(C(), Collection), issubclass(C, Sized), isinstance(C(), Sequence), issubclass(C, Reversible))
class NoHash: __hash__ = None
print(isinstance(NoHash(), Hashable), isinstance(NoHash, Hashable), issubclass(list, Hashable))
print(Iterable[int], Callable[[int, str], bool], Callable[..., int], Mapping[str, int])
print(Sequence.__module__, Sequence.__abstractmethods__ == {"__getitem__", "__len__"}, sorted(MutableMapping.__abstractmethods__))
