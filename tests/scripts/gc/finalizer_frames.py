"""A __del__ that runs while a function ends sees the caller as its own; locals go in order."""
import sys


class A:
    def __del__(self):
        frame = sys._getframe(1)
        print(frame.f_code.co_name, frame.f_lineno)


def g():
    x = A()
    return 5


g()


class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("drop", self.name)


def several():
    a, b, c = Named("a"), Named("b"), Named("c")


several()


def generator():
    x = Named("in a generator")
    yield 1


print(list(generator()))
next(generator())
