class A:
    def __setitem__(self, n, v): raise ValueError(n)
A()[1] = 2
