"""What a call held goes when the call fails: a __del__ that runs then sees the caller as its own."""
import sys
class A:
    def __del__(self): f = sys._getframe(1); print(f.f_code.co_name, f.f_lineno)
def f():
    x = A()
    raise ValueError
def g():
    x = A()
    return 5
try: f()
except ValueError: pass
g()


class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("drop", self.name)


def several(fail):
    a, b, c = Named("a"), Named("b"), Named("c")
    if fail:
        [Named("temporary"), 1 / 0]


several(False)
try:
    several(True)
except ZeroDivisionError:
    pass


async def coroutine():
    pass


def forgets():
    forgotten = coroutine()
    raise ValueError


try:
    forgets()
except ValueError:
    pass
