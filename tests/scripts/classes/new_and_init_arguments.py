# Arguments that object.__new__ and object.__init__ refuse or let pass.
class Plain: pass
class WithInit:
    def __init__(self, x): self.x = x
class WithNew:
    def __new__(cls, x): return super().__new__(cls)
class NewPasses:
    def __new__(cls, *args): return object.__new__(cls, *args)
class InitPasses:
    def __init__(self, *args): object.__init__(self, *args)
class ReturnsOther:
    def __new__(cls): return 5
    def __init__(self): print("not called")
class InitReturns:
    def __init__(self): return 5

def attempt(function, *args, **keywords):
    try:
        print(type(function(*args, **keywords)).__name__)
    except TypeError as error:
        print(error)

attempt(Plain, 1)
attempt(Plain, a=1)
attempt(WithInit, 1)
attempt(WithInit)
attempt(WithNew, 1)
attempt(WithNew)
attempt(NewPasses, 1)
attempt(InitPasses, 1)
attempt(ReturnsOther)
attempt(InitReturns)
attempt(object, 1)
