def g():
    raise StopIteration(5)
    yield
next(g())
