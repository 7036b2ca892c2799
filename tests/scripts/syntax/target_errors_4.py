# Target errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('{x = 1}\n')
show('x[y = 1]\n')
show('f(x[y = 1])\n')
show('lambda x: y = 1\n')
show('print(x.y = 1)\n')
show('print("a" = 1)\n')
show('print(x + y = 1)\n')
