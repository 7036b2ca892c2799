# Other errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('[(yield) for x in y]\n')
show('((yield x) for x in y)\n')
show('class A: [(yield) for x in y]\n')
show('a + not b\n')
show('- not a\n')
show('f"{a\\}"\n')
show('f"{\\n}"\n')
show('1j2\n')
show('1jx\n')
show('“hello”\n')
show('x = 1 – 2\n')
show('x = 5€\n')
show('x = a\u200bb\n')
show('\\\n')
show('x = \\\n')
show('x = 1 \\ \n')
show('x = 1 \\\n')
