def outer(value):
    match value:
        case [x, *y]:
            def inner():
                nonlocal x
                x += 1
                return x, y
            return inner
        case {"k": x, **y}:
            return lambda: (x, y)


f = outer([1, 2, 3])
print(f(), f())
print(outer({"k": 1, "z": 2})())


def use_global(value):
    global g
    match value:
        case [g]:
            pass


use_global([9])
print(g)

match [1, 2]:
    case [a, b]:
        print([a * i + b for i in range(3)])


def unbound(value):
    match value:
        case [z]:
            pass
    return z


print(unbound([1]))
try:
    unbound(1)
except UnboundLocalError as error:
    print(error)
