def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(abs, -5)
show(abs, -2.5)
show(abs, True)
show(abs, 3 + 4j)
show(abs, -(10 ** 30))
show(abs, "a")
for function in (bin, oct, hex):
    for number in (0, 5, -5, 255, 10 ** 20, -(2 ** 70), True):
        show(function, number)
    show(function, 1.5)
    show(function, "1")


class Index:
    def __index__(self):
        return 42


show(hex, Index())
show(bin, Index())
