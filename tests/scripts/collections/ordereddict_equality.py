from collections import OrderedDict
a, b = OrderedDict(x=1, y=2), OrderedDict(y=2, x=1)
print(a == b, a != b, a == dict(b), dict(a) == b, a == OrderedDict(x=1, y=2))
print(a, OrderedDict(), repr(OrderedDict([(1, 2)])), a.copy(), type(a.copy()))
print(a | {"q": 1}, {"q": 1} | a, type({"q": 1} | a))
a |= [("z", 5)]; print(a)
print(a.keys(), a.values(), a.items())
print(list(reversed(a.keys())), list(reversed(a.values())), list(reversed(a.items())))
print(a.keys() & {"x"}, a.items() == b.items(), "x" in a.keys(), len(a.values()))
a.self = a; a["me"] = a; print(a)
class Sub(OrderedDict): pass
print(Sub(a=1), Sub(a=1).copy() == OrderedDict(a=1), type(Sub() | {}))
print(a.setdefault("x", 9), a.setdefault("new"), a.pop("x"), a.pop("x", "none"))
print(OrderedDict[int], a.__dict__.keys(), OrderedDict(a=1).__reduce__()[:4], OrderedDict.__doc__)
