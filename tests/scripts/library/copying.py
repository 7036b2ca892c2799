import copy
class A:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"A({self.x})"
a = A([1]); b = copy.copy(a); c = copy.deepcopy(a); a.x.append(2); print(a, b, c)
l = [1, [2]]; l.append(l); d = copy.deepcopy(l); print(d[2] is d, d[1] is not l[1], copy.copy(l)[1] is l[1])
t = (1, [2]); print(copy.deepcopy(t) is t, copy.copy(t) is t)
class S:
    __slots__ = ("p", "q")
s = S(); s.p = [1]; u = copy.deepcopy(s); print(u.p, u.p is s.p, hasattr(u, "q"))
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return "deep"
    def __replace__(self, **k): return k
print(copy.copy(C()), copy.deepcopy([C(), C()]), copy.replace(C(), a=1))
class L(list): pass
m = L([1, [2]]); m.attr = {}; n = copy.deepcopy(m); print(n, type(n).__name__, n.attr, n.attr is m.attr)
shared = []; x, y = copy.deepcopy([shared, shared]); print(x is y)
print(copy.copy({1}), copy.deepcopy({1: {2}}), copy.copy(len) is len, copy.deepcopy(A) is A, copy.copy(b"ab"), copy.deepcopy(bytearray(b"x")), copy.deepcopy(a.__init__).__self__ is a)
class R:
    def __reduce__(self): return int, ("5",)
print(copy.copy(R()), copy.deepcopy(R()))
class G:
    def __getstate__(self): return {"v": 1}
    def __setstate__(self, st): self.got = st
print(copy.copy(G()).got)
for bad in (lambda: copy.replace(5), lambda: copy.copy(x for x in ()), lambda: copy.deepcopy(iter(lambda: 0, 1).__class__.__call__ if 0 else (i for i in ()))):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
