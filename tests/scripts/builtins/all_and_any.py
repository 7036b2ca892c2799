def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



for items in ([], [1], [0], [1, 0], [0, 0], ["", "a"], "abc", {}, {0: 1}):
    print(all(items), any(items))
show(all, 3)
show(any, None)


def numbers():
    for i in range(5):
        print("giving", i)
        yield i


print(any(numbers()))
print(all(numbers()))


class Unclear:
    def __bool__(self):
        raise ValueError("unclear")


show(any, [Unclear()])
show(all, [Unclear()])
