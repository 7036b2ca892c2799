class A:
    def __add__(self, o): raise ValueError("add")
    def __getitem__(self, i): raise KeyError(i)
    def __call__(self): raise TypeError("call")
A() + 1
