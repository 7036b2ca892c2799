def check(source):
    try:
        compile(source, "<case>", "exec")
    except SyntaxError as e:
        print(e.msg, (e.lineno, e.offset, e.end_lineno, e.end_offset))
    else:
        print("compiles")


def case(*patterns):
    check("match x:\n" + "".join(f"  case {p}: pass\n" for p in patterns))


case("y", "2")
case("_", "2")
case("_ if a", "2")
case("y if a", "_")
case("(y)", "2")
case("1 | _", "2")
case("1 | y", "2")
case("y | 1")
case("_ | 1")
case("(_ | 1)", "2")
case("1 | (2 | _) | 3")
case("_ as z", "1")
case("[_ | 1]")
case("[y]", "y")
case("int() | y", "_")
