from dataclasses import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
@dataclass
class M:
    a: int
    _: KW_ONLY
    c: int = 5
    i: InitVar[int] = 3
    cv: "ClassVar[int]" = 9
    n: int = field(init=False, default=7)
    def __post_init__(self, i): self.got = i
m = M(1, c=2, i=10); print(m, m.got, M.cv, [f.name for f in fields(M)], replace(m, a=5, i=1), M.__doc__)
t(lambda: replace(m, n=1))
@dataclass
class D(P):
    z: int = 1
d = D(1, tags=[P(2)]); print(d, asdict(d), astuple(d), is_dataclass(D), is_dataclass(d), is_dataclass(5))
C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))]); print(C(1, 2), C.__name__)
