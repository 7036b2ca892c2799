def decorate(f):
    return f.missing_attribute


@decorate
def g():
    pass
