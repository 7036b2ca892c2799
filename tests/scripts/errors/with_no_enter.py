class A: pass
with A() as x, A() as y:
    pass
