def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(repr, "it's")
show(ascii, "h\xe9 \u20ac \U0001f600")
show(format, 3.14159, ".2f")
show(format, 42)
show(format, 42, "08b")
show(format, "x", ">5")
show(format, 1, 2)
show(format, [], "x")
show(format, object, "")


class Shown:
    def __repr__(self):
        return "shown"

    def __format__(self, spec):
        return "formatted with " + repr(spec)


show(format, Shown(), "abc")
show(format, Shown())
print(repr(Shown()), str(Shown()), f"{Shown()!r:>8}")


class Wrong:
    def __repr__(self):
        return 5

    def __format__(self, spec):
        return 5


show(repr, Wrong())
show(format, Wrong())
