class A:
    def __enter__(self): return self
    def __exit__(self, *a): print(a[0].__name__); return True
with A():
    1/0
with A() as a:
    a.foo
raise ValueError("end")
