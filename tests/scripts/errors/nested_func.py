def outer():
    def inner():
        def innermost(x):
            return x.attr
        return innermost(5)
    return inner()
outer()
