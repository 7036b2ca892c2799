# What debuggers ask for and Ouro does not have, with the error that says so.
import sys


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


code = (lambda a: a).__code__
attempt(lambda: sys.settrace(print))
attempt(lambda: sys.setprofile(print))
attempt(lambda: sys.addaudithook(print))
attempt(lambda: compile("1", "f", "eval", 0x400))
attempt(lambda: code.replace(co_argcount=2))
attempt(lambda: code.replace(co_code=b""))
attempt(lambda: code.replace(co_flags=0))
