# Casts that make no sense.
view = memoryview(bytes(12))
grid = view.cast("B", (3, 4))


def attempt(source, *args, **keywords):
    try:
        print(source.cast(*args, **keywords).shape)
    except Exception as error:
        print(type(error).__name__, error)


attempt(view)
attempt(view, 1)
attempt(view, "x")
attempt(view, "BB")
attempt(view, "<i")
attempt(view, "@i")
attempt(view, "q")
attempt(view, "i", (3,))
attempt(view, "i", (4,))
attempt(view, "i", 3)
attempt(view, "i", None)
attempt(view, "i", [3.5])
attempt(view, "i", [0])
attempt(view, "i", [-1])
attempt(view, "B", (2 ** 40, 2 ** 40))
attempt(view, "B", (1,) * 65)
attempt(view, "B", (1,) * 61 + (3, 2, 2))
attempt(view, "B", ())
attempt(view, format="B", shape=[2, 6])
attempt(grid, "B", (4, 3))
attempt(grid, "i")
attempt(view.cast("i"), "h")
attempt(view[::2], "B")
attempt(memoryview(b""), "i")
attempt(memoryview(b""), "B", (0,))
