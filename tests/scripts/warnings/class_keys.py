# Attributes of a class whose names are not text.
import warnings

A = type("A", (), {1: 2, "x": 3})
print(A.__dict__[1], A.x)


class Prepares(type):
    @classmethod
    def __prepare__(metaclass, name, bases):
        return {None: 1, 2: 3}


class B(metaclass=Prepares):
    pass


print(B.__dict__[None])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    type("C", (), {(): 1})
