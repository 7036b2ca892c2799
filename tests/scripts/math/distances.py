def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

show(math.hypot)
show(math.hypot, 3)
show(math.hypot, 3, 4)
show(math.hypot, -1, 2, 3)
show(math.hypot, 1e200, 1e200)
show(math.hypot, 1e308, 1e308)
show(math.hypot, 1e-200, 1e-200)
show(math.hypot, 5e-324, 5e-324)
show(math.hypot, math.inf, math.nan)
show(math.hypot, 1, math.nan)
show(math.hypot, "a")
print([math.hypot(i, i + 1, i * 0.7) for i in range(12)])
show(math.dist, (1, 2), (4, 6))
show(math.dist, [1, 2, 3], (4, 5, 6))
show(math.dist, (), ())
show(math.dist, (1,), (1, 2))
show(math.dist, 1, 2)
show(math.dist, ("a",), (1,))
