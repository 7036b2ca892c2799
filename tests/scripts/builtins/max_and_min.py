def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(max, 1, 2, 3)
show(min, 1, 2, 3)
show(max, [3, 1, 2])
show(max, "hello")
show(max, [])
show(min, [])
show(max, [], default="nothing")
show(max, 1, 2, default=3)
show(max, ["a", "ccc", "bb"], key=len)
show(min, -3, 2, key=abs)
show(max, [1, 1.0, True])
show(min, [True, 1, 1.0])
show(max, 1, "a")
show(min, 3)
show(max, [1, 2], key=None)
show(max, [1], key=3)
show(max, [1], unknown=3)
show(max)
