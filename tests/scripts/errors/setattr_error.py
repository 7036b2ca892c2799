class A:
    def __setattr__(self, n, v): raise ValueError(n)
A().x = 1
