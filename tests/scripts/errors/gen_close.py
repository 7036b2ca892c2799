def g():
    try:
        yield
    except GeneratorExit:
        yield 2
it = g()
next(it)
it.close()
