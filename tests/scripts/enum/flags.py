from enum import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class P(Flag):
    R = auto(); W = auto(); X = auto(); RW = R | W
print(P.R | P.X, repr(P.R | P.W), repr(P(0)), ~P.R, P.RW & P.W, P.R in P.RW, list(P.RW), list(P), len(P.RW), bool(P(0)), P.RW ^ P.R, str(P(0)), P(7))
t(lambda: P(16)); t(lambda: P.R | 5); t(lambda: 1 in P.R)
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | IF.B, repr(IF.A | 4), IF.A | 8, IF(3), repr(~IF.A), IF.A + 1, str(IF.B))
