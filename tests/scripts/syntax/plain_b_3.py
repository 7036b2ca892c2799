# More plain invalid syntax: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('x = a b\n')
show('é = 1 2\n')
show("x = '''a\nb''' c\n")
show('x = 1 + \\\n2 3\n')
show('if (x == 1:\n    pass\n')
show('if a == : pass\n')
show('if : pass\n')
show('for : pass\n')
show('for x: pass\n')
show('for x in: pass\n')
show('with : pass\n')
show('with x as: pass\n')
show('while : pass\n')
show('x = async\n')
show('if x and (y or z:\n    pass\n')
show('x = 1.2.3\n')
show('x = 1 .real.\n')
show('for (x in a): pass\n')
show('for x y in a: pass\n')
show('for x = 1 in y: pass\n')
show('if x = y = 1: pass\n')
show('x = a.b c\n')
show('x = a() b\n')
show('x = a[b] c\n')
show('x = not a b\n')
show('x = -a b\n')
