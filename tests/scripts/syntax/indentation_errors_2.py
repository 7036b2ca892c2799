# Indentation errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('if 1:\n    if 2:\n        pass\n      pass\n')
show('def f(x):\n\tif x:\n\t    return 1\n        return 2\n')
show('def f(x):\n    return x\n\ty\n')
