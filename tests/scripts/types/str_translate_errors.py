# Misuse of translate and maketrans.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


class Raises:
    def __getitem__(self, key): raise ZeroDivisionError("table")
check(r'''
"a".translate()
"a".translate(1)
"a".translate(None)
"a".translate({97: 1.5})
"a".translate({97: -1})
"a".translate({97: 0x110000})
"a".translate({97: b"x"})
"a".translate(Raises())
"a".translate({97: []})
"a".translate({}, {})
str.maketrans()
str.maketrans(1)
str.maketrans("a")
str.maketrans({"ab": 1})
str.maketrans({1.5: 1})
str.maketrans({"": 1})
str.maketrans("a", "bc")
str.maketrans("a", 1)
str.maketrans(1, "a")
str.maketrans("a", "b", 1)
str.maketrans("a", "b", "c", "d")
str.maketrans({}, "a")
str.maketrans(x={})
"a".translate({97: "x" * 3, 98: None})
"a".translate({97: 10 ** 30})
''')
