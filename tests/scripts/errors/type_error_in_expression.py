def add(a, b):
    return a + b * 2


print(add(1, 2))
add("x", [1] + 2)
