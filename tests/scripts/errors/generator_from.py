def g():
    yield 1/0
def h():
    yield from g()
list(h())
