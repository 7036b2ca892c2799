class MyError(Exception):
    pass


class Outer:
    class Inner(Exception):
        pass


try:
    raise Outer.Inner("nested")
except Outer.Inner:
    raise MyError("mine", 2)
