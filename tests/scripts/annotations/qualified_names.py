def f(x: (lambda: 1), y: (i for i in [1])): pass
class C:
    a: (lambda: 1)
    def m(self, x: (lambda: 1)): pass
    def g[T: (lambda: 1)](self, x: (lambda: (lambda: 2))): pass
def o():
    def i(x: (lambda: 1)): pass
    type X = lambda: 1
    return i, X
print(f.__annotations__['x'].__qualname__, f.__annotations__['y'].__qualname__, C.__annotations__['a'].__qualname__, C.m.__annotations__['x'].__qualname__,C.g.__annotations__['x'].__qualname__,C.g.__annotations__['x']().__qualname__, C.g.__type_params__[0].__bound__.__qualname__)
print(o()[0].__annotations__['x'].__qualname__, o()[1].__value__.__qualname__)
