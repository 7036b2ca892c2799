# Misuse of dict and its methods.
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
{}["a"]
{}[1]
{}[()]
{}[None]
{}.pop("a")
{}.pop()
{}.pop(1, 2, 3)
{}.pop(key=1)
{}.popitem()
{}.popitem(1)
{}.get()
{}.get(1, 2, 3)
{}.get(key=1)
{}.setdefault()
{}.setdefault(1, 2, 3)
{}.update(1)
{}.update([1])
{}.update([(1,)])
{}.update([(1, 2, 3)])
{}.update(["abc"])
{}.update([None])
{}.update({}, {})
{}.update(None)
{}.update("ab")
{}.keys(1)
{}.copy(1)
{}.clear(1)
dict.fromkeys()
dict.fromkeys(1)
dict.fromkeys([], 1, 2)
dict(1)
dict([1])
dict([(1,)])
dict({}, {})
dict(**1)
dict(**{1: 2})
dict(None)
dict("abc")
dict([[1, 2], [3]])
{} | []
[] | {}
{} | None
{} + {}
{} < {}
{} & {}
{}()
{}.x
dict.get()
dict.get(1, 2)
{}.__getitem__()
{}.__contains__()
{}.__setitem__(1)
{1: 2}.__delitem__(3)
{}.has_key(1)
-{}
{} * 2
{}[:]
{}[[]]
''')
run(r'''
d = {}; del d[1]
d = {}; d[[]] = 1
d = {}; del d[[]]
d = {}; d |= 1
d = {}; d |= [1]
d = {}; d += {}
d = {}; d.x = 1
d = {}; d.keys = 1
d = {}; del d["a"]["b"]
d = {1: 2}; d[1][0]
for k, v in {1: 2}: pass
a, b = {1: 2}
d = {}; d[1:2] = 3
d = {}; d |= None
''')
