import weakref
class A:
    x = 1
def called(proxy): print("dead", type(proxy).__name__)
a = A()
p = weakref.proxy(a, called)
q = weakref.proxy(a)
print(p.x, p is q, weakref.getweakrefcount(a))
del a
for action in ("p.x", "p.x == 1", "len(p)", "p + 1", "1 + p", "str(p)", "bool(p)", "p == p", "iter(p)", "p[0]", "setattr(p, 'x', 1)"):
    try: eval(action)
    except ReferenceError as e: print(action, "-", e)
try: weakref.proxy(5)
except TypeError as e: print(e)
try: weakref.proxy()
except TypeError as e: print(e)
q.x
