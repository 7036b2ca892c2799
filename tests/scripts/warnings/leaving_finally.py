# Leaving a `finally` block swallows the exception that is under way.
def returns():
    try:
        1 / 0
    finally:
        return 1
print(returns())
for i in [1, 2]:
    try:
        1 / 0
    finally:
        if i:
            continue
while True:
    try:
        1 / 0
    finally:
        break
def fine():
    try:
        pass
    finally:
        for i in "ab":
            continue
        while True:
            break
        def inner():
            return 1
        class C:
            f = lambda self: 1
    return 2
print(fine())
def nested():
    try:
        pass
    finally:
        try:
            with open("x"):
                return 1
        except OSError:
            return 2
        else:
            return 3
print(nested())
