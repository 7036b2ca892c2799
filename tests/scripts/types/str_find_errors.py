# Misuse of the searching methods of str.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
"a".find()
"a".find(1)
"a".find("a", "b")
"a".find("a", 1.5)
"a".find("a", 1, 2, 3)
"a".find("a", start=1)
"a".index("b")
"a".rindex("b")
"a".index(None)
"a".count()
"a".count(1)
"a".count("a", [])
"a".startswith()
"a".startswith(1)
"a".startswith(["a"])
"a".startswith(("a", 1))
"a".startswith(("b", 1))
"a".endswith(None)
"a".endswith((1,))
"a".endswith("a", "b")
1 in "a"
None in "a"
b"a" in "a"
"a" in 1
"a".find(b"a")
"a".rfind("a", None, "x")
"a".startswith("a", 1, 2, 3)
"a".removeprefix(1)
"a".removesuffix()
"a".removeprefix("a", "b")
''')
