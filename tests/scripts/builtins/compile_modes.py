def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



code = compile("1 + 2", "name", "eval")
print(type(code).__name__, code.co_filename, code.co_name, eval(code))
code = compile("x = 5\nprint(x)", "name", "exec")
show(exec, code)
show(eval, code, {})
show(compile, "1", "name", "other")
show(compile, "1", 5, "eval")
show(compile, 1, "name", "eval")
show(compile, "1", "name", 1)
show(compile, "1 +", "name", "eval")
show(compile, "a = 1", "name", "eval")
show(eval(compile("lambda: 5", "name", "eval")))


def outer():
    free = 1

    def inner():
        return free

    return inner.__code__


show(exec, outer())
show(eval, outer())


def cell_maker():
    free = "in the cell"
    return (lambda: free).__closure__


show(exec, outer(), closure=cell_maker())
show(exec, outer(), closure=())
show(exec, "pass", closure=cell_maker())
