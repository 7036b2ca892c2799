def g():
    try:
        yield
    except ValueError:
        raise KeyError("inside")
it = g()
next(it)
it.throw(ValueError("thrown"))
