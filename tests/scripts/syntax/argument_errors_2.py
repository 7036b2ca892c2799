# Argument errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('f(a, b=)\n')
show('f(a=1, a=2)\n')
show('try:\n    pass\nexcept:\n    pass\nexcept X:\n    pass\n')
show('def f[](): pass\n')
show('class A[]: pass\n')
show('type X[] = int\n')
show('lambda (x): 1\n')
show('lambda *a, *b: 1\n')
show('lambda **k, a: 1\n')
show('lambda *, **k: 1\n')
show('lambda a, /, /: 1\n')
show('class C(a=1, b): pass\n')
