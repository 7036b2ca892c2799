# Missing comma: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('f"{f"{f"{a b}"}"}"\n')
show('f(a, b = c d)\n')
show('f(**a b)\n')
show('f(*a b)\n')
show('f(a)(b c)\n')
show('f(a)[b c]\n')
show('f(lambda x: y z)\n')
show('(not a b)\n')
show('(-a b)\n')
show('(a if b else c d)\n')
show('(a b if c else d)\n')
show('(a, b c d)\n')
show('(a.b c.d)\n')
show('(1 2 3)\n')
show('(a lambda: 1)\n')
show('(lambda: 1 a)\n')
show('(a not in b c)\n')
show("('a' b)\n")
show("(1 'b')\n")
show('(a {b})\n')
show('(a [b] c)\n')
show('(None 1)\n')
show('(x True)\n')
show('(a match b)\n')
