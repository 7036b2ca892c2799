# replace with counts.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for args in (("a", "b"), ("a", "bb", 2), ("", "-"), ("", "-", 2), ("aa", ""), ("a", "", 0), ("a", "b", -1), ("x", "y"), ("aaa", "é"), ("a", "中", 1)):
    print(args, ["".replace(*args), "aaaa".replace(*args), "banana".replace(*args), "ééa".replace(*args)])
print("aaa".replace("a", "b", count=2), "a".replace("a", "b", count=True))
check(r'''
"a".replace()
"a".replace("a")
"a".replace(1, "a")
"a".replace("a", 1)
"a".replace("a", "b", "c")
"a".replace("a", "b", 1.5)
"a".replace("a", "b", None)
"a".replace("a", "b", 1, 2)
"a".replace("a", "b", x=1)
"a".replace(old="a", new="b")
"a".replace("a", "b", 10 ** 30)
''')
