class A:
    def __delattr__(self, n): raise ValueError(n)
del A().x
