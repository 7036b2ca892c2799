class A:
    def __getitem__(self, i): raise ValueError(i)
list(A())
