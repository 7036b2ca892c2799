from enum import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = 'b'
    CRIMSON = 1
F = Enum("F", "a b c"); print(list(F), F.a.value, F.__module__)
class Planet(Enum):
    E = (1, 2); M = (3, 4)
    def __init__(self, a, b): self.a = a; self.b = b
    @property
    def s(self): return self.a + self.b
    @classmethod
    def make(cls): return cls.E
    def describe(self): return self.name, self.value
print(Planet.E.s, Planet((3, 4)), Planet.make().describe(), Planet.E.M)
t(lambda: unique(Color))
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "a" else None
print(M("a")); t(lambda: M("z"))
import copy; print(copy.deepcopy(Color.RED) is Color.RED)
print(dir(Color)); print([c.name for c in reversed(Color)])
match Color.RED:
    case Color.RED: print("matched")
