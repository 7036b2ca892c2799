import sys


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name, sys is not None)


first = Loud("first")
_private = Loud("private")
second = Loud("second")


def function():
    return first


cycle = Loud("cycle")
cycle.self = cycle
print("last line")
