class A:
    def __init__(self, colour=1): pass
A(color=2)
