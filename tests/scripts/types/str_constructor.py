# str() of objects and of bytes.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


class S:
    def __str__(self): return "s"
    def __repr__(self): return "r"
class R:
    def __repr__(self): return "r"
class Bad:
    def __str__(self): return 1
class BadRepr:
    def __repr__(self): return None
class Sub(str):
    pass
print(str(), str(S()), str(R()), str([S()]), str(1.5), str(None), str(b"a"), str(b"a", "ascii"), str(b"\xc3\xa9", "utf-8"), str(b"\xff", errors="replace"), str(bytearray(b"x"), "latin-1"), str(object=5), str(b"", encoding="utf-8"))
print(type(str(Sub("x"))), type(Sub("x").upper()), type(Sub("x") + ""), type(Sub("x")[:]), type(Sub("x") * 1), type(Sub("x").strip()), type(Sub(b"x", "ascii")), Sub(), repr(Sub("q")), type(format(Sub("x"))), type(f"{Sub('x')}"))
check(r'''
str(Bad())
repr(BadRepr())
str(BadRepr())
str("a", "utf-8")
str(1, "utf-8")
str(b"a", 1)
str(b"a", "no-such")
str(b"\xff", "utf-8")
str(b"\xff", "ascii")
str(1, 2, 3, 4)
str(x=1)
str(b"a", "utf-8", 5)
str(encoding="utf-8")
str(errors="x")
f"{Bad()}"
"%s" % Bad()
[BadRepr()]
repr([BadRepr()])
ascii(BadRepr())
str.__new__(int)
str.upper(1)
str.upper()
''')
