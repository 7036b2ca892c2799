def f(first, second): pass
f(frist=1, second=2)
