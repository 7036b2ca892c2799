# Items by number, from either end; what is no number is refused.
view = memoryview(bytes(range(10, 22)))
print(view[0], view[-1], view[True], len(view), view[3,])


def attempt(key):
    try:
        print(view[key])
    except Exception as error:
        print(type(error).__name__, error)


for key in (12, -13, "a", 1.5, None, ..., (), (1, 2), 2 ** 70):
    attempt(key)
