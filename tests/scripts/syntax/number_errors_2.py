# Number errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('1_000_\n')
show('1.a\n')
show('1.__class__\n')
show('0xdeadbeefg\n')
