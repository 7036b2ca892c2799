def f[T: missing.attribute](x: T):
    pass


print(f(1))
f.__type_params__[0].__bound__
