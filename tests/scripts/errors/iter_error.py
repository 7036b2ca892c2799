class A:
    def __iter__(self): raise ValueError("iter")
for x in A(): pass
