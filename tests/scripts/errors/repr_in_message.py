class A:
    def __repr__(self): raise ValueError("repr")
raise KeyError(A())
