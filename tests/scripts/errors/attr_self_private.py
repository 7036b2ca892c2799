class A:
    def __init__(self): self._secret = 1
    def m(self): return self.secret
A().m()
