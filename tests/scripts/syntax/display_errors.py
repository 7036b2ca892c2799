# Display errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('{a:}\n')
show('{a: 1, b}\n')
show('{a: 1, b:}\n')
show('[a, b for a in c]\n')
show('[a, for a in c]\n')
show('{a, b for a in c}\n')
show("x = {'a': 1, 'b' 2}\n")
show("x = {'a': 1, 'b'}\n")
