# Local, global, nonlocal, class scopes.
x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed"
        return x

    def reader():
        return x

    print(inner(), reader(), x)


outer()
print(x)


def setter():
    global x, fresh
    x = "set"
    fresh = "new"


setter()
print(x, fresh)


class C:
    x = "class"
    y = x

    def method(self):
        return x


print(C.x, C.y, C().method())


def unbound():
    print(x)
    x = 1


try:
    unbound()
except UnboundLocalError as e:
    print(e)


def free():
    def inner():
        return later

    try:
        inner()
    except NameError as e:
        print(e)
    later = 5
    return inner()


print(free())
