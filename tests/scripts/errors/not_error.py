class A:
    def __bool__(self): raise ValueError("bool")
not A()
