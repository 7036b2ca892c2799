def dec(f): raise ValueError("dec")
@dec
def f(): pass
