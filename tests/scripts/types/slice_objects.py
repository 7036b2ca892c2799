# Slices as objects: attributes, comparison, hash, indices.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


def run(texts):
    for text in texts.strip().split("\n"):
        try:
            exec(text, {})
            print(text, "-> done")
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for s in (slice(3), slice(1, 2), slice(None), slice(None, None, -1), slice("a", [], 1.5), slice(-3, -1), slice(1, 10, 3), slice(10, 0, -2), slice(10 ** 30, -10 ** 30, -10 ** 20), slice(True)):
    print(s, s.start, s.stop, s.step, s.__reduce__()[1], s == slice(1, 2), s == s)
    for length in (0, 1, 5, 10 ** 25):
        try: print(s.indices(length), end=" ")
        except Exception as error: print(type(error).__name__, error, end=" ")
    print()
print(slice(1, 2) < slice(1, 3), slice(1, 2) <= slice(1, 2), slice(1, 2) != slice(1, 2, None), slice(1) == 1, {slice(1, 2): "x"}[slice(1, 2)], slice(slice(1)))
check(r'''
slice()
slice(1, 2, 3, 4)
slice(x=1)
slice(1, 2).indices()
slice(1, 2).indices(-1)
slice(1, 2).indices("a")
slice(1, 2).indices(1.5)
slice("a").indices(5)
slice(1, 2, 0).indices(5)
slice(1, 2).indices(1, 2)
hash(slice([], 1))
slice(1) < 1
slice(1) < slice("a")
slice(1, 2) < slice(None, 2)
slice(1)[0]
slice(1)()
len(slice(1))
iter(slice(1))
type("S", (slice,), {})
slice(1) + 1
slice.indices()
slice(None, None, 1.5).indices(3)
''')
run(r'''
s = slice(1); s.start = 1
s = slice(1); del s.stop
s = slice(1); s.x = 1
''')
