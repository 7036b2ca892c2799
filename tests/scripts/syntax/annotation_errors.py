# Annotation errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('def f(x: (yield)): pass\n')
show('x: (yield) = 1\n')
show('x: (y := 1) = 1\n')
show('def f() -> (await x): pass\n')
show('(x, y): int\n')
show('[x]: int\n')
show('x, y: int\n')
show('(a, b): int = 1\n')
