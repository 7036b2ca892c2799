class A:
    def __bool__(self): raise ValueError("bool")
while 1 and A():
    pass
