# What views of several dimensions, or of none, cannot do.
grid = memoryview(bytearray(range(12))).cast("B", (3, 4))
point = memoryview(b"z").cast("B", ())
attempts = [
    lambda: grid[1], lambda: grid[1, 9], lambda: grid[9, 1], lambda: grid[1, "a"], lambda: grid[1,],
    lambda: grid[1:2, 1], lambda: grid[1:2, 1:2], lambda: grid[...], lambda: grid[1, 2, 3],
    lambda: list(grid), lambda: grid.index(1), lambda: grid.count(1), lambda: 1 in grid,
    lambda: point[0], lambda: point[0:1], lambda: len(point), lambda: list(point),
    lambda: point.index(1), lambda: point.count(1), lambda: 97 in point,
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
