class Point:
    __match_args__ = ("x", "y")
    x = y = 0


class ListArgs: __match_args__ = ["x"]
class NoneArgs: __match_args__ = None
class IntArgs:
    __match_args__ = ("x", 3)
    x = 1
class Plain: pass
class One: __match_args__ = ("a",)
class Empty: __match_args__ = ()


def attempt(pattern, value):
    try:
        exec(f"match value:\n case {pattern}: print('hit')\n case _: print('miss')",
             globals(), {"value": value})
    except Exception as error:
        print(pattern, "->", type(error).__name__ + ":", error)


attempt("Point(1, 2, 3)", Point())
attempt("Point(0, x=0)", Point())
attempt("Point(0, z=0)", Point())
attempt("Point(0, 0, 0, q=1)", 5)
attempt("ListArgs(1)", ListArgs())
attempt("ListArgs(x=1)", ListArgs())
attempt("NoneArgs(1)", NoneArgs())
attempt("IntArgs(1, 2)", IntArgs())
attempt("IntArgs(1)", IntArgs())
attempt("Plain(1)", Plain())
attempt("Plain(1, 2)", Plain())
attempt("One(1, 2)", One())
attempt("One(1)", One())
attempt("Empty(1)", Empty())
attempt("int(1, 2)", 1)
attempt("str('a', 'b', 'c')", "a")
attempt("int(1, real=1)", 1)
attempt("print(1)", 1)
attempt("attempt()", 1)
attempt("missing()", 1)
attempt("Point.missing", 1)
attempt("missing.x", 1)
attempt("[missing.x]", [1])
attempt("[missing.x]", [1, 2])
