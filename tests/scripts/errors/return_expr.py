def f(x):
    return x.a + x.b
f(1)
