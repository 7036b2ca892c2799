# Misuse of padding and stripping.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
"a".center()
"a".center("b")
"a".center(5, "ab")
"a".center(5, "")
"a".center(5, 1)
"a".center(5, None)
"a".ljust(1.5)
"a".ljust(5, b"a")
"a".rjust(5, "a", 1)
"a".rjust(None)
"a".zfill()
"a".zfill("a")
"a".zfill(1.0)
"a".zfill(5, 5)
"a".expandtabs("a")
"a".expandtabs(None)
"a".expandtabs(1, 2)
"a".expandtabs(x=1)
"a".expandtabs(10 ** 30)
"a".strip(1)
"a".strip("a", "b")
"a".lstrip([])
"a".rstrip(b"a")
"a".strip(chars="a")
"a".ljust(width=5)
"a".center(10 ** 30)
"a" * 10 ** 30
"a".upper(1)
"a".title(x=1)
"a".isalpha(1)
''')
