# __import__: names, levels, globals of all kinds.
def attempt(*args, **keywords):
    try:
        print(__import__(*args, **keywords).__name__)
    except Exception as error:
        print(type(error).__name__, error)

attempt("sys")
attempt("sys", fromlist=["path"])
attempt("sys", "not looked at")
attempt("sys", None, None, None)
attempt()
attempt(5)
attempt("")
attempt("no_such_module")
attempt("a\0b")
attempt("sys", level=-1)
attempt("sys", level=1)
attempt("sys", 5, level=1)
attempt("sys", None, level=1)
attempt("sys", {}, {}, [], 1)
attempt("x", {"__package__": None}, level=1)
attempt("x", {"__package__": ""}, level=1)
attempt("x", {"__package__": 5}, level=1)
attempt("x", {"__package__": "no_such_package"}, level=1)
attempt("x", {"__package__": "sys"}, level=2)
attempt("x", {"__name__": 5}, level=1)
