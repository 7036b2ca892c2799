def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys


def inner():
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno)
    print(sys._getframe(1).f_code.co_name, sys._getframe(2).f_code.co_name)
    print(sys._getframe(1).f_locals["variable"], frame.f_globals is globals())


def outer():
    variable = "seen"
    inner()


outer()
show(sys._getframe, 100)
show(sys._getframe, "a")
print(sys._getframe().f_back)
