# Making functions with the type of functions.
def f(a, b=1): return a, b
def outer():
    x = 5
    return lambda: x
inner = outer()
F = type(f)
Cell = type(inner.__closure__[0])
print(F(f.__code__, {})(1, 2), F(f.__code__, {}, "n", (7, 8))(), F(f.__code__, {}, "n").__name__)
print(F(inner.__code__, {}, None, None, inner.__closure__)(), F(inner.__code__, {}, closure=(Cell(9),))())
for args in ((), (5, {}), (f.__code__, 5), (f.__code__, {}, 5), (f.__code__, {}, None, 5), (f.__code__, {}, None, None, 5),
             (f.__code__, {}, None, None, (1,)), (inner.__code__, {}), (inner.__code__, {}, None, None, ()),
             (inner.__code__, {}, None, None, (1,)), (f.__code__, {}, None, None, None, 5)):
    try:
        F(*args)
        print("made")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
