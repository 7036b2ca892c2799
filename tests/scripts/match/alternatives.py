def show(value):
    match value:
        case 1 | 2 | 3:
            return "small"
        case [x, y] | {"x": x, "y": y} | (x, _, y):
            return f"pair {x} {y}"
        case (("a" | "b") as letter, [n] | n):
            return letter, n
        case ["swap", a, b] | ["keep", b, a]:
            return a, b
        case {"v": (1 as v) | ([v])}:
            return "v", v
        case int() | float() as number:
            return f"number {number}"
        case _ as whatever:
            return f"else {whatever}"


for value in (1, 3, 4, 2.5, [1, 2], {"x": 1, "y": 2}, (1, 2, 3), {"v": 1}, {"v": [5]}, {"v": 7},
              "a", ()):
    print(show(value))


def order(value):
    match value:
        case [a, b, c, [d]] | {"d": d, "c": c, "b": b, "a": a} | ((b, c), (d, a)):
            return a, b, c, d


print(order([1, 2, 3, [4]]), order({"a": 1, "b": 2, "c": 3, "d": 4}), order(((2, 3), (4, 1))))
