from dataclasses import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, repr=False)
print(P(1), P(1) == P(1, 0), P(1) != P(2), P(1, y=5).y, P(1).tags, P.__match_args__, P.__doc__, P.__hash__)
t(lambda: P()); t(lambda: P(1, 2, 3, 4)); t(lambda: P(z=1)); t(lambda: P(1) < P(2)); t(lambda: hash(P(1)))
