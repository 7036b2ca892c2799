def third(items):
    return items[2]


def outer(items):
    total = 0
    total += third(items) + 1
    return total


outer([1, 2])
