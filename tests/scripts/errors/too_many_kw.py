def f(a=1): pass
f(1, 2, b=3)
