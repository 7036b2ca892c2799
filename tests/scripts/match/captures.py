def show(value):
    match value:
        case (first, second) as both if first == second:
            print("equal pair", first, both)
        case [x] | (x, _, _):
            print("one or three", x)
        case (a, (b, c), *rest):
            print("nested", a, b, c, rest)
        case str() as text:
            print("str", text)
        case anything:
            print("anything", anything)


for value in ([1, 1], [7], (7, 8, 9), (1, (2, 3)), [1, "ab", 4, 5], "abc", 5, [], (1, 2, 3, 4)):
    show(value)

# Nothing is bound unless the whole pattern has matched.
x = "before"
match [1, 2]:
    case [x, 3]:
        pass
print(x)
match [1, 2]:
    case [x, 2] if False:
        pass
print(x)

# The subject may be bound anew by its own case.
subject = [1, [2, 3]]
match subject:
    case [_, subject]:
        print(subject)

match (1, 2, 3):
    case _, y, _:
        print(y)
match 1, 2:
    case a, b:
        print(a, b)
match 4,:
    case a,:
        print(a)
match *[1, 2], 3:
    case [*all]:
        print(all)
