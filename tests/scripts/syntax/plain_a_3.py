# Plain invalid syntax: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('async lambda: 1\n')
show('def f(async): pass\n')
show('def f(\n    a\n    b):\n    pass\n')
show('a = 1 if True else 2 else 3\n')
show('a = [i for i in range(3) for]\n')
show('class C(x for x in y): pass\n')
show('@property\n')
show('del\n')
show('del ,\n')
show('del x,, y\n')
show('def f(): yield from\n')
show('def f(): yield from x, y\n')
show('def f(): return yield x\n')
show('(a for b in c d)\n')
show("(a 'b')\n")
show('(type a)\n')
show('(_ a)\n')
