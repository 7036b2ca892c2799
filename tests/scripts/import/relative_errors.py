import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



def attempt(text):
    try:
        exec(text, {"__name__": "m"})
    except BaseException as error:
        print(type(error).__name__ + ":", error)


attempt("from . import x")
attempt("from .. import x")
attempt("from .a import x")
import package.inner

show(__import__, "package.inner.too_far")
show(__import__, "package.inner.beyond")
show(__import__, "x", {"__package__": "package"}, None, ["y"], 1)
show(__import__, "x", {"__package__": 5}, None, ["y"], 1)
show(__import__, "x", {}, None, ["y"], 1)
show(__import__, "x", {"__name__": "package.first"}, None, ["y"], 2)
