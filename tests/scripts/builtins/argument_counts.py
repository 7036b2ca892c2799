def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



for function in (abs, all, any, ascii, bin, callable, chr, divmod, format, getattr, hasattr,
                 hash, hex, id, isinstance, issubclass, iter, len, next, oct, ord, pow, repr,
                 round, setattr, delattr, sorted, sum, max, min, vars, dir, eval, compile, open):
    print(function.__name__)
    if function not in (dir, vars):
        show(function)
    if function not in (max, min):
        show(function, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
    show(function, nonsense=1)
