# Weak references: identity, comparison, hash, subclasses, callbacks.
import weakref

class C:
    def __init__(self, n):
        self.n = n

c = C(1)
calls = []
plain, other = weakref.ref(c), weakref.ref(c)
called = weakref.ref(c, lambda r: calls.append(r() is None))
print(plain is other, plain == called, hash(plain) == hash(c), plain.__callback__, called.__callback__ is not None)
print(weakref.getweakrefcount(c), len(weakref.getweakrefs(c)), repr(plain)[:11])

class Ref(weakref.ref):
    def __init__(self, target, callback=None, extra=None):
        super().__init__(target, callback)
        self.extra = extra
    def __new__(cls, target, callback=None, extra=None):
        return super().__new__(cls, target, callback)

r = Ref(c, None, "more")
print(r.extra, r() is c, r is plain, type(r).__name__)
del c
print(plain(), calls, plain == other, plain == called, plain == plain)

class NoWeak:
    __slots__ = ()

for target in (5, "text", [], None, NoWeak()):
    try:
        weakref.ref(target)
    except TypeError as error:
        print(error)
for args in ((), (int, None, 1)):
    try:
        weakref.ref(*args)
    except TypeError as error:
        print(error)
