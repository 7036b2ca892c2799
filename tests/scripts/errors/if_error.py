class A:
    def __bool__(self): raise ValueError("bool")
if A():
    pass
