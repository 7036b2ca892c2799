# Instances with no attributes of their own can be part of a cycle: object -> class -> method ->
# globals -> object. Nothing of it may be left at the end.
class Empty:
    __slots__ = ()

    def method(self):
        return here


class Number(int):
    __slots__ = ()

    def method(self):
        return number


here = Empty()
number = Number(3)
print(here.method() is here, number.method())
try:
    here.attribute = 1
except AttributeError as error:
    print(error)
