# __getnewargs__, __reduce__ and the like of plain values.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
(5).__getnewargs__()
(1.5).__getnewargs__()
(1+2j).__getnewargs__()
"ab".__getnewargs__()
(1, 2).__getnewargs__()
range(5).__reduce__()[1]
slice(1, 2).__reduce__()
{1}.__reduce__()
frozenset([1]).__reduce__()
(...).__reduce__()
NotImplemented.__reduce__()
[].__getstate__()
(5).__getstate__()
{}.__getstate__()
iter([]).__reduce__()[1:]
iter(()).__reduce__()[1:]
iter("").__reduce__()[1:]
iter({}).__reduce__()[1:]
(5).__getnewargs__(1)
"a".__getnewargs__(1)
{1}.__reduce__(1)
range(5).__reduce__(1)
''')
class S(set):
    pass
s = S([1]); s.x = 5; print(s.__reduce__()[1:])
class I(int): pass
i = I(5); i.y = 1; print(i.__getnewargs__(), i.__getstate__())
