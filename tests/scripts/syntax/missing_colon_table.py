# Missing colon: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('def f() return 1\n')
show('for x in y\n    pass\n')
show('if x:\n    pass\nelse if y:\n    pass\n')
show('try:\n    pass\nexcept A\n    pass\n')
show('try\n    pass\n')
show('if x\n    pass\n')
show('class A\n    pass\n')
show('class A()\n    pass\n')
show('def f\n')
show('def f()\n')
show('def f() ->: pass\n')
show('def f() -> : pass\n')
show('def f(x) x\n')
show('def f.g(): pass\n')
show('match x\n    case 1: pass\n')
show('match x:\n    case 1\n        pass\n')
show('for x in range(10)\n    print(x)\n')
show('while x < 10\n    pass\n')
show('with open(x) as f\n    pass\n')
