# What cannot be written, and where.
view = memoryview(bytearray(b"abcdefgh"))
grid = view.cast("B", (2, 4))


def attempt(target, key, value):
    try:
        target[key] = value
        print("done", bytes(view))
    except Exception as error:
        print(type(error).__name__, error)


attempt(view, 0, 256)
attempt(view, 0, -1)
attempt(view, 0, "a")
attempt(view, 0, 1.5)
attempt(view, 99, 1)
attempt(view, "a", 1)
attempt(view, slice(0, 2), b"a")
attempt(view, slice(0, 2), [1, 2])
attempt(view, slice(0, 2), view.cast("h"))
attempt(grid, 0, 1)
attempt(grid, (0, 0), 1)
attempt(grid, (0, 9), 1)
attempt(grid, (0, 0, 0), 1)
attempt(grid, slice(0, 1), b"abcd")
attempt(grid, (0, "a"), 1)
attempt(memoryview(b"abc"), 0, 1)
for target in (view, memoryview(b"abc")):
    try:
        del target[0]
    except TypeError as error:
        print(error)
