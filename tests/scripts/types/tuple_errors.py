# What tuples refuse.
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
()[0]
(1,)[1]
(1,)[-2]
(1,)["a"]
(1,)[1.0]
(1,)[None]
(1,)[10 ** 30]
(1,)[::0]
(1,)["a":]
(1,).index(2)
(1,).index()
(1,).index(1, "a")
(1,).index(1, 1)
(1,).count()
(1,).count(1, 2)
(1,) + [1]
(1,) + 1
1 + (1,)
(1,) * "a"
(1,) * 1.0
(1,) * (1,)
(1,) - (1,)
(1,) < [1]
(1,) < 1
(1, 2) < (1, "a")
tuple(1)
tuple(1, 2)
tuple(iterable=())
(1,).append(1)
(1,)()
hash(([],))
tuple.__new__()
tuple.__new__(list)
tuple.index()
tuple.index([], 1)
(1,).sort()
(1,) * 10 ** 30
''')
run(r'''
x = (1,); x[0] = 1
x = (1,); del x[0]
x = (1,); x[0:1] = ()
x = (1,); x["a"] = 1
x = (1,); x.y = 1
x = (1,); x += 1
x = (1,); x += [1]
x = (1,); x[10 ** 30] = 1
a, b = (1,)
a, b = (1, 2, 3)
a, *b = ()
(a, b), c = (1, 2)
x = ([],); x[0] += [1]
''')
