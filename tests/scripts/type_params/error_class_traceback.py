def log(f):
    return f


@log
class C[T](list[T], undefined_base):
    pass
