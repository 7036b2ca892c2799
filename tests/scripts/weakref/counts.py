import weakref
class A: pass
a = A()
print(weakref.getweakrefcount(a), weakref.getweakrefs(a), weakref.getweakrefcount(5), weakref.getweakrefs(5))
r, p, c = weakref.ref(a), weakref.proxy(a), weakref.ref(a, print)
print(weakref.getweakrefcount(a), len(weakref.getweakrefs(a)), r in weakref.getweakrefs(a), r is weakref.ref(a), c is r, c == r)
class Slots: __slots__ = ("x",)
class WeakSlots: __slots__ = ("x", "__weakref__")
from collections import deque, OrderedDict, defaultdict
for value in (Slots(), WeakSlots(), 5, "a", [], {}, (), set(), deque(), OrderedDict(), defaultdict(), print, A, A().__init__, (x for x in ())):
    try: print(type(value).__name__, weakref.ref(value)() is None or "taken")
    except TypeError as e: print(e)
