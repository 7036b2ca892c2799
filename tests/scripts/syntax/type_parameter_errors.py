# Type parameter errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('type X\n')
show('type X =\n')
show('type X = yield\n')
show('type 1 = int\n')
show('class A[T](yield): pass\n')
