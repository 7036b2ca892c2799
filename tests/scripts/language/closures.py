# Cells are shared and outlive their function.
def counter():
    count = 0

    def up(by=1):
        nonlocal count
        count += by
        return count

    def get():
        return count

    return up, get


up, get = counter()
up()
up(10)
print(get())
other_up, other_get = counter()
print(other_get(), get())

functions = []
for i in range(3):
    functions.append(lambda: i)
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])
functions = [lambda: j for j in range(3)]
print([f() for f in functions])


def three_deep(a):
    def two(b):
        def one(c):
            return a, b, c
        return one
    return two


print(three_deep(1)(2)(3))


def parameter_cell(x):
    def change():
        nonlocal x
        x += 1
    change()
    change()
    return x


print(parameter_cell(5))
print(up.__closure__[0].cell_contents)
