log = []


def check(what, result):
    log.append(what)
    return result


def show(value):
    match value:
        case x if check("first", x < 0):
            return "negative"
        case x if (n := x * 2) > 10:
            return f"big {n}"
        case [a, b] if a:
            return "unreachable"
        case x if any(x == i for i in range(3)):
            return f"in range {x}"
    return f"none of them, x is {x}"


for value in (-1, 6, 2, 4):
    print(show(value))
print(log)


def bound(value):
    match value:
        case [x, y] if x > y:
            return "falling"
        case [x, z]:
            return x, z, "y" in locals()


print(bound([2, 1]), bound([1, 2]))

try:
    match 1:
        case x if x / 0:
            pass
except ZeroDivisionError as error:
    print(error, x)
