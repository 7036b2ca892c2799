from enum import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class I(IntEnum):
    A = 1; B = 2
print(I.A + 1, I.A < I.B, repr(I.A), str(I.A), f"{I.B:>3}", I(2), I.A == 1, [10, 20, 30][I.B])
class S(StrEnum):
    X = auto(); Y = "why"
print(S.X, repr(S.X), S.Y + "!", S("why"), f"{S.X:>4}", S.X == "x")
