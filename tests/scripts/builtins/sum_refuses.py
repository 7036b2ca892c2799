def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(sum, ["a", "b"], "")
show(sum, [b"a"], b"")
show(sum, [], bytearray())
show(sum, ["a"])
show(sum, 5)
show(sum, [1], 2, 3)
show(sum)


def broken():
    yield 1
    raise KeyError("stop")


show(sum, broken())
