# What a class counts as is inherited, from the first base that says something.
class A(list): pass
class B(dict): pass
class C(A): pass
class D: pass
class E(D, B): pass


def kind(value):
    match value:
        case [*_]: return "sequence"
        case {}: return "mapping"
        case _: return "neither"


for t in (A, B, C, D, E):
    print(t.__name__, kind(t()))


class Look:
    def __len__(self): return 2
    def __getitem__(self, i): return i
    def keys(self): return [0, 1]


print(kind(Look()))
print(kind(range(2)), kind("ab"), kind(b"ab"), kind({1}))
for t in (list, tuple, range, str, dict, set):
    print(t.__name__, t.__flags__ >> 5 & 3, t.__flags__ >> 22 & 1)
