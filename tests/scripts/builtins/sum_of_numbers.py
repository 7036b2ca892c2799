def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(sum, [])
show(sum, [1, 2, 3])
show(sum, [1, 2, 3], 10)
show(sum, [1, 2, 3], start=10)
show(sum, [True, True, False])
show(sum, [2 ** 61, 2 ** 61, 2 ** 61])
show(sum, [2 ** 62] * 4, -1)
show(sum, [0.1] * 10)
show(sum, [0.1] * 10, 0.5)
show(sum, [1e16, 1, -1e16])
show(sum, [1e308, 1e308, -1e308])
show(sum, [float("inf"), -float("inf")])
show(sum, [1, 2.5, 10 ** 30])
show(sum, [0.1, 10 ** 400])
show(sum, [1j, 2, 0.1, 0.2])
show(sum, [2 ** 70, 0.1, 0.1, 0.1])
show(sum, [[1], [2, 3]], [])
show(sum, [(1,), (2,)], ())
