import circle_b


def a():
    return "a"
