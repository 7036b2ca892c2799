# Subscripts of lists that cannot be.
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
[][0]
[1][1]
[1][-2]
[1]["a"]
[1][1.0]
[1][None]
[1][0, 1]
[1][10 ** 30]
[1][::0]
[1]["a":]
[1][:1.5]
[1][[]]
[1][::1.5]
[1][1j:]
[1][()]
[[1]][0][1]
''')
run(r'''
x = []; x[0] = 1
x = []; del x[0]
x = [1]; x["a"] = 1
x = [1]; x[-2] = 1
x = [1]; x[10 ** 30] = 1
x = [1]; del x[10 ** 30]
x = [1]; del x["a"]
x = [1]; x[:] = 1
x = [1]; x[::2] = 1
x = [1]; x[::2] = [1, 2]
x = [1, 2, 3]; x[::-1] = [1]
x = [1]; x[::0] = []
x = [1]; del x[::0]
x = [1]; x[0:1:2] = None
x = [1]; x[:] = None
x = [1]; x["a":] = []
x = [1]; x.y = 1
x = [1]; x += 1
x = [1]; x *= 1.5
x = [1]; x *= [1]
x = [1]; x -= [1]
[] + 1
[] + ()
[1] * "a"
[1] - [1]
[] < 1
[1] < ["a"]
[None, 1] < [None, None]
-[]
[] & []
[1]()
''')
