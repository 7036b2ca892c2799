class A:
    foo = 1
    def m(self): return fooo
A().m()
