def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



class C:
    attribute = 1


c = C()
show(getattr, c, "attribute")
show(getattr, c, "missing")
show(getattr, c, "missing", "default")
show(getattr, c, 1)
show(getattr, c, 1, 2)
show(hasattr, c, "attribute")
show(hasattr, c, "missing")
show(hasattr, c, 1)
show(setattr, c, "new", 5)
print(c.new)
show(delattr, c, "new")
show(delattr, c, "new")
show(setattr, c, 3, 5)
show(delattr, c, 3)
show(setattr, 1, "x", 5)
show(setattr, "text", "upper", 5)
show(getattr, 5, "real")


class Raises:
    @property
    def broken(self):
        raise ValueError("inside")

    @property
    def absent(self):
        raise AttributeError("not here")


show(getattr, Raises(), "broken", "default")
show(getattr, Raises(), "absent", "default")
show(hasattr, Raises(), "absent")
show(hasattr, Raises(), "broken")
