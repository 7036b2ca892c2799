class A:
    def __init_subclass__(cls, **kw): raise ValueError(kw)
class B(A, x=1):
    pass
