class A:
    def __contains__(self, x): raise ValueError("in")
1 in A()
