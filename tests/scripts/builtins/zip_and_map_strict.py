# zip(strict=True) and map(strict=True): which argument is shorter or longer.
def attempt(action):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

attempt(lambda: list(zip([1, 2], [3], strict=True)))
attempt(lambda: list(zip([1], [3, 4], strict=True)))
attempt(lambda: list(zip([1], [2], [3, 4], strict=True)))
attempt(lambda: list(zip([1, 2], [2, 3], [3], strict=True)))
attempt(lambda: list(zip([1, 2], [3, 4], strict=True)))
attempt(lambda: list(zip(strict=True)))
attempt(lambda: list(map(max, [1, 2], [3])))
attempt(lambda: list(map(max, [1, 2], [3], strict=True)))
attempt(lambda: list(map(max, [1], [3, 4], strict=True)))
attempt(lambda: list(map(max, [1, 2], [3, 4], [1], strict=True)))
attempt(lambda: list(map(str, [1, 2], strict=True)))
attempt(lambda: map())
attempt(lambda: map(1))
attempt(lambda: map(1, 2))
attempt(lambda: list(map(1, [2])))
attempt(lambda: map(int, [1], other=1))
attempt(lambda: zip([1], 2))
attempt(lambda: zip([1], other=1))
