# Subclasses of int, str, list, dict, tuple, float, Exception.
class I(int):
    def double(self):
        return self * 2


class S(str):
    def shout(self):
        return self.upper() + "!"


class L(list):
    def first(self):
        return self[0]


class D(dict):
    def __missing__(self, key):
        return f"no {key}"


class T(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)


class F(float):
    pass


i = I(21)
i.note = "attribute"
print(i, i.double(), type(i + 1).__name__, i.note, isinstance(i, int), i == 21, hash(i) == hash(21))
s = S("abc")
print(s.shout(), s + "d", type(s + "d").__name__, len(s), s[0], {s: 1}["abc"])
l = L([1, 2])
l.append(3)
print(l, l.first(), len(l), type(l[:]).__name__, l == [1, 2, 3])
d = D(a=1)
print(d["a"], d["zz"], d.get("zz"), d)
t = T(1, 2)
print(t, len(t), t == (1, 2), type(t).__name__)
f = F(1.5)
print(f, f + 1, type(f * 2).__name__)


class MyError(ValueError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


try:
    raise MyError(5)
except ValueError as e:
    print(repr(e), e, e.code, e.args)
