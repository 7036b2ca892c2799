# Misuse of split and its kin.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
"a".split("")
"a".split(1)
"a".split(None, "a")
"a".split(None, None)
"a".split("a", 1, 2)
"a".split(x=1)
"a".split(b"a")
"a".rsplit("")
"a".rsplit(1.5)
"a".partition()
"a".partition("")
"a".partition(1)
"a".rpartition("")
"a".rpartition(None)
"a".splitlines(1, 2)
"a".splitlines(x=1)
"a".split(None, 1.5)
"a".split(sep=",", sep_=1)
"a".split(maxsplit=10**30)
"a".join()
"a".join(1)
"a".join([1])
"a".join(["a", None])
"a".join("a", "b")
"a".join(["a", b"b"])
"a".join({1: 2})
''')
