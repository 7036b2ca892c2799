# in, index, count, iteration, reversed.
view = memoryview(b"abcabc")
print(98 in view, b"b" in view, 300 in view, view.count(99), view.count("a"))
print(view.index(99), view.index(99, 3), view.index(97, -3), view.index(98, 0, 2))
print(list(view), list(reversed(view)), sum(view), [*view.cast("H")], type(iter(view)).__name__)
for arguments in ((1,), (97, 4), (97, 1, 2), (), (1, 2, 3, 4), (97, "a")):
    try:
        print(view.index(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
