class A:
    def __eq__(self, o): raise ValueError("eq")
    __hash__ = None
A() == 1
