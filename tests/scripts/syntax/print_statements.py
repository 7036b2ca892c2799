# Print statements: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show("print 'x'\n")
show('print x, y\n')
show('exec "x"\n')
show('print\nprint x\n')
show('print((*a))\n')
show('print(a if b)\n')
show('print(a if b else)\n')
show('print(a = b = c)\n')
show('print(a == )\n')
show('print(f"{a!r:^{width}.{precision}!}")\n')
show('(print x)\n')
show('[print x]\n')
show('f(print x)\n')
show('print(print x)\n')
show('print (x) y\n')
show('print >>f, x\n')
show('print x if y else z\n')
show('print "%s" % x, y\n')
show('print -1\n')
show('print(x) if y\n')
show('exec x in y\n')
show('print not x\n')
show('print lambda: 1\n')
show('print yield\n')
show('print\nx y\n')
