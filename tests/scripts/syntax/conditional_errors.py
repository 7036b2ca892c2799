# Conditional errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('[a if b for b in c]\n')
show('x = a if b\n')
show('x = a if b else\n')
show('x = a if b else return\n')
show('x = a if b else pass\n')
show('x = pass if a else b\n')
show('x = break if a else 1\n')
show('pass if a else b\n')
show('if x:\n    pass\nelse:\n    pass\nelif y:\n    pass\n')
