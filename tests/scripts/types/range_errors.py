# Misuse of range.
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


check(r'''
range()
range(1, 2, 0)
range(1, 2, 3, 4)
range("a")
range(1.0)
range(None)
range(1, "a")
range(1, 2, 1.5)
range(stop=1)
range(5)[5]
range(5)[-6]
range(5)["a"]
range(5)[1.0]
range(5)[None]
range(5)[::0]
range(5)["a":]
range(5)[1, 2]
range(5).index(9)
range(5).index("a")
range(5).index()
range(5).index(1, 2)
range(5).count()
range(5).count(1, 2)
range(5) + range(2)
range(5) * 2
range(5) < range(6)
range(5) <= 1
range(5)()
range(5).x
-range(5)
range(5).start()
type("R", (range,), {})
range.index()
range.__new__(int)
next(range(5))
type(iter(range(1)))()
iter(range(3)).__setstate__("a")
iter(range(3)).__setstate__(1.0)
range(5).index(1.5)
range(5)[10 ** 30]
''')
run(r'''
x = range(3); x[0] = 1
x = range(3); del x[0]
x = range(3); x[0:1] = []
x = range(3); x.start = 1
x = range(3); del x.stop
x = range(3); x.y = 1
x = range(3); x += range(2)
x = range(3); x *= 2
x = range(3); x["a"] = 1
a, b = range(3)
x = range(3); x[10 ** 30] = 1
''')
