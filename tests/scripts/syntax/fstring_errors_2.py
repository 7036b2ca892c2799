# Fstring errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('f"{a $ b}"\n')
show('f"{a +}"\n')
show('f"{import x}"\n')
show('f"{a = b}"\n')
show('f"{a == }"\n')
show('f"{,}"\n')
show('f"{a:{}}"\n')
show('f"{a:{!r}}"\n')
show('f"{a:{=}}"\n')
show('t"{"\n')
show('t"{}"\n')
show('t"{a!x}"\n')
show('x = f"""{\na\n"""\n')
show('x = f"{a:{b!z}}"\n')
show('x = f"{a!s:{b!z}}"\n')
