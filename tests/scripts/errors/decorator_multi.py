def ok(f): return f
def dec(*a): raise ValueError("dec")
@ok
@dec(1,
     2)
@ok
class C: pass
