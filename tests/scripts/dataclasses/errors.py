from dataclasses import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = field(default="b", compare=False)
def bad1():
    @dataclass
    class B: l: list = []
def bad2():
    @dataclass
    class B:
        a: int = 1
        b: int
def bad3():
    @dataclass
    class B:
        a = field()
def bad4():
    @dataclass(order=True, eq=False)
    class B: a: int
def bad5():
    @dataclass
    class B(F): c: int = 1
for b in (bad1, bad2, bad3, bad4, bad5): t(b)
t(lambda: fields(5)); t(lambda: asdict(5)); t(lambda: replace(5)); t(lambda: field(default=1, default_factory=int))
print(P.__dataclass_params__)
match P(1, 2):
    case P(x, y): print("match", x, y)
@dataclass
class R:
    me: object = None
r = R(); r.me = r; print(r)
import copy; print(copy.replace(P(1), x=9), copy.deepcopy(S(4)))
