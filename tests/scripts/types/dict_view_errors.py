# What views of dicts refuse.
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


d = {1: []}
check(r'''
d.keys()[0]
d.keys() + d.keys()
d.keys() & 1
d.keys() | None
d.keys() - 5
5 - d.keys()
d.keys() < [1]
d.keys() < 1
d.values() & {1}
d.values() < d.values()
d.items() & d.items()
d.items() | {1}
set(d.items())
hash(d.keys())
hash(d.items())
d.keys().add(1)
d.keys().isdisjoint()
d.keys().isdisjoint(1)
d.keys().isdisjoint(1, 2)
[] in d.keys()
([], 1) in d.items()
d.keys().mapping[2]
type(d.keys())()
type(d.keys())(d)
type(d.items())(1)
d.keys()()
iter(d.keys()).__length_hint__(1)
next(iter({}.items()))
d.values().isdisjoint([])
d.keys() & [[]]
[[]] & d.keys()
d.keys() ^ 1
reversed(d.keys()).x
d.keys().mapping.update({})
''')
run(r'''
d = {}; d.keys().mapping[1] = 2
d = {}; x = d.keys(); x |= {1}; print(x)
d = {1: 2}; x = d.keys(); x -= {1}; print(x)
d = {}; d.keys().mapping = 1
d = {}; d.keys()[0] = 1
d = {}; del d.keys()[0]
''')
