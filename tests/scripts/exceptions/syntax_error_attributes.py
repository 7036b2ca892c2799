# SyntaxError and the details it is given.
def show(*args):
    try:
        e = SyntaxError(*args)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print(str(e), "|", e.args, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)

show()
show("m")
show(5)
show("m", ("f", 1, 2, "t"))
show("m", ("folder/f", 1, 2, "t"))
show("m", (None, 1, 2, "t"))
show("m", ("f", None, 2, "t"))
show("m", (None, None, 2, "t"))
show("m", ("f", 1, 2, "t", 3, 4))
show("m", ("f", 1, 2, "t", 3))
show("m", ("f", 1, 2))
show("m", ("f", 1, 2, "t", 3, 4, 5, 6))
show("m", 5)
show("m", "abcd")
show("a", "b", "c")
print(IndentationError("m", ("f", 1, 2, "t")).lineno, [c.__name__ for c in TabError.__mro__], SyntaxError("m").print_file_and_line)
try:
    compile("a b", "name", "exec")
except SyntaxError as e:
    print(e.filename, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset, e.msg)
