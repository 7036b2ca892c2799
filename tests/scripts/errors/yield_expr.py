def f(x):
    y = yield x.a
next(f(1))
