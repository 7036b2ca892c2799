import weakref
class A:
    def m(self): return "m of A"
    def n(self): return "n"
def dead(r): print("dead", r is wm, r())
a = A()
wm = weakref.WeakMethod(a.m, dead)
print(wm()(), wm() == a.m, wm == weakref.WeakMethod(a.m), wm == weakref.WeakMethod(a.n), hash(wm) == hash(weakref.ref(a)))
print(weakref.ref(a.m)(), isinstance(wm, weakref.ref))
other = weakref.WeakMethod(a.m)
del a
print(wm(), wm == other, wm == wm)
for bad in (5, len, A.m):
    try: weakref.WeakMethod(bad)
    except TypeError as e: print(e)
