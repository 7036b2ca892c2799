def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

inf, nan = math.inf, math.nan
show(math.fsum, [])
show(math.fsum, [0.1] * 10)
show(math.fsum, [1e16, 1, 1e-16])
show(math.fsum, [1e100, 1.0, -1e100])
show(math.fsum, [2.0 ** 53, 0.5, 2.0 ** -60])
show(math.fsum, [2.0 ** 53, 0.5, -(2.0 ** -60)])
show(math.fsum, [1e308, 1e308, -1e308])
show(math.fsum, [inf, 1])
show(math.fsum, [inf, -inf])
show(math.fsum, [nan, 1])
show(math.fsum, ["a"])
show(math.fsum, 5)
show(math.fsum, [1 / n for n in range(1, 1001)])
show(math.prod, [])
show(math.prod, [1, 2, 3, 4])
show(math.prod, [0.1] * 3)
show(math.prod, [2 ** 40] * 4)
show(math.prod, ["a", 3])
show(math.prod, [2], start=5)
show(math.prod, [1, 2], 3)
show(math.sumprod, [1, 2, 3], [4, 5, 6])
show(math.sumprod, [0.1] * 10, [1] * 10)
show(math.sumprod, [10 ** 20], [10 ** 20])
show(math.sumprod, [2 ** 40, 1], [2 ** 40, 1])
show(math.sumprod, [1, 2], [1])
show(math.sumprod, [1], ["a"])
show(math.sumprod, [1, "a"], [1, "b"])
show(math.sumprod, [1e16, 1.0, -1e16], [1.0, 1.0, 1.0])
show(math.fma, 1, 2, 3)
show(math.fma, 0.1, 10, -1)
show(math.fma, inf, 0, 1)
show(math.fma, 1e308, 10, 1)
