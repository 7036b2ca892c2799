# Try errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('try:\n    pass\n')
show('try:\n    pass\nx = 1\n')
show('try:\n    pass\nexcept* X:\n    pass\nexcept Y:\n    pass\n')
show('try:\n    pass\nexcept X:\n    pass\nexcept* Y:\n    pass\n')
show('try:\n    pass\nexcept*:\n    pass\n')
show('try:\n    pass\nexcept A, B as e:\n    pass\n')
show('try:\n    pass\nexcept A as e, B:\n    pass\n')
show('try:\n    pass\nexcept A as e.x:\n    pass\n')
show('try:\n    pass\nexcept A as e[0]:\n    pass\n')
show('try:\n    pass\nexcept A as 1:\n    pass\n')
show('try:\n    pass\nexcept* A as e.x:\n    pass\n')
show('try: pass\n')
show('try: pass\nexcept: pass\n')
