class A:
    def __getattr__(self, n): raise AttributeError("own " + n)
A().foo
