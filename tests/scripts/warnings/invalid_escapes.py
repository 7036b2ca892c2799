# Escapes that mean nothing keep their backslash, with a warning per literal.
print("\d", "\ ", "\e\f\g", '\(')
print(b"\d", rb"\d", "\8")
print("\400", b"\777")
print("""
\z
  \y""")
x = 1
print(f"\d{x}\w", f"{x:\d}" if 0 else 0, f"\{x}")
print("a\
b", "\
\q")
