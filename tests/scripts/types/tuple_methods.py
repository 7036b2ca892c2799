# tuple: methods, operators, slices.
t = (1, 2, 1.0, True, "a")
print(t.index(2), t.index(True, 1), t.count(1), t.__getnewargs__(), t + (), () + t == t, t * 2, 0 * t, t[1:3], t[::-1], t[-1], t[::2], t[:] is t, t * 1 is t, tuple(t) is t)
print(tuple() == (), (1,) < (1, 2), (1, 2) < (1, 3), (1, "a") == (1, "a"), (1,) != [1], (1,) == [1], (), (1,), (1, (2,)), ((),))
class T(tuple): pass
u = T((1, 2))
print(u, type(u + ()), type(u[:]), type(u * 1), type(tuple(u)), u == (1, 2), hash(u) == hash((1, 2)), T("ab"), T(), repr(T([1])), type(u.__getnewargs__()[0]))
a, *b, c = range(5); print(a, b, c)
x = (1,); y = x; x += (2,); print(x, y)
x *= 2; print(x, x.__contains__(2), x.__len__(), list(reversed(x)), tuple(x for x in "ab"), tuple({"k": 1}))
