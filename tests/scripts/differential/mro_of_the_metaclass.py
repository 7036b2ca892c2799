# An mro() that leaves out a base: the layout still comes from it.
class Short(type):
    def mro(cls):
        return [cls, object]


class First(metaclass=Short):
    pass


class Second(First, int):
    pass


print([step.__name__ for step in Second.__mro__], Second.__base__, Second.__bases__)
second = Second()
try:
    second.missing
except AttributeError as error:
    print(error)
