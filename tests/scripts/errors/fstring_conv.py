class A:
    def __repr__(self): raise ValueError("repr")
f"{A()!r}"
