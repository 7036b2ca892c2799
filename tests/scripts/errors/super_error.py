class A:
    def m(self): super().foo()
A().m()
