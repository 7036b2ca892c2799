def look(value):
    match value:
        case [x, y] if x / y > 1:
            return 1
        case _:
            return 2


print(look([4, 2]))
look([1, 0])
