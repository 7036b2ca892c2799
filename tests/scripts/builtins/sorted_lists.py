def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(sorted, [3, 1, 2])
show(sorted, "hello")
show(sorted, {"b": 1, "a": 2})
show(sorted, [3, 1, 2], reverse=True)
show(sorted, ["bb", "a", "ccc"], key=len, reverse=True)
show(sorted, [(1, "b"), (0, "z"), (1, "a")], key=lambda pair: pair[0])
show(sorted, [3, 1, 2], key=None)
show(sorted, [1, "a"])
show(sorted, 3)
show(sorted, [1], lambda x: x)
show(sorted, [1], cmp=1)
show(sorted, [2, 1], reverse="yes")
show(sorted, [2, 1], key=5)
original = [2, 1]
print(sorted(original) is original, original)
