from dataclasses import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = field(default="b", compare=False)
print(F(1) < F(2), sorted([F(3), F(1)]), hash(F(1)) == hash(F(1, "z")), F(1) == F(1, "q"), {F(1): 2})
t(lambda: setattr(F(1), "a", 2)); t(lambda: delattr(F(1), "a")); t(lambda: setattr(F(1), "zz", 2)); t(lambda: F(1) < 5)
@dataclass(slots=True)
class S:
    x: int
    y: int = 3
    def m(self): return __class__.__name__, super().__repr__
print(S(1), S.__slots__, S(1).m()[0]); t(lambda: setattr(S(1), "z", 2))
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1)); t(lambda: K(1))
