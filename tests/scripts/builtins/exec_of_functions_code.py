# exec and eval of the code of functions, with and without parameters and cells.
def attempt(action, *args, **keywords):
    try:
        print(action(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)

def outer():
    x = 1
    def inner():
        print("x is", x)
    return inner

inner = outer()
attempt(eval, (lambda: 5).__code__)
attempt(eval, (lambda x: x).__code__)
attempt(exec, (lambda *, x: x).__code__)
attempt(exec, inner.__code__)
attempt(exec, inner.__code__, closure=inner.__closure__)
attempt(exec, inner.__code__, closure=())
attempt(exec, inner.__code__, closure=5)
attempt(exec, "1", closure=())
attempt(exec, compile("1", "f", "exec"), closure=())
attempt(exec, "1", {}, 5)
attempt(exec, "1", 5)
attempt(eval, "1", 5)
attempt(eval, "1", {}, 5)
