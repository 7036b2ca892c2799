def f(a: undefined_name): pass
f.__annotations__
