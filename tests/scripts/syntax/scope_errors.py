# Scope errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('def f():\n    x = 1\n    global x\n')
show('def f():\n    print(x)\n    global x\n')
show('def f(x):\n    global x\n')
show('def f():\n    nonlocal x\n')
show('nonlocal x\n')
show('def f():\n    global x\n    nonlocal x\n')
show('def f(x):\n    nonlocal x\n')
show('def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x\n')
show('def f():\n    x = 1\n    def g():\n        print(x)\n        nonlocal x\n')
show('class A:\n    nonlocal x\n')
show('x: int\nglobal x\n')
show('def f():\n    x: int\n    global x\n')
show('def f():\n    global x\n    x: int\n')
show('def f():\n    global x\n    x: int = 1\n')
