# Iterators over str.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for text in ("abc", "é中𝐀a"):
    it = iter(text)
    print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1:], list(it), it.__length_hint__(), next(it, "end"))
    it.__setstate__(1)
    print(list(it), it.__reduce__()[1:])
    it = iter(text)
    it.__setstate__(2)
    print(next(it), it.__reduce__()[1:])
    it.__setstate__(-5)
    print(list(it))
    it = iter(text)
    it.__setstate__(100)
    print(list(it), list(reversed(text)), iter(it) is it)
check(r'''
iter("a").__setstate__("b")
iter("a").__setstate__(1.5)
iter("a").__setstate__(10 ** 30)
next(iter(""))
type(iter("a"))()
iter("a").__setstate__()
iter("é").__reduce__(1)
''')
