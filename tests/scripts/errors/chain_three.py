def f():
    try:
        raise KeyError(1)
    except KeyError as e:
        try:
            raise ValueError(2) from e
        except ValueError:
            raise TypeError(3)
f()
