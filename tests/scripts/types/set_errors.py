# Misuse of sets.
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
{1} | [1]
{1} & [1]
{1} - (1,)
{1} ^ {1: 2}
[1] | {1}
{1} | None
{1} + {2}
{1} * 2
{1} < [1]
{1} <= 1
{1} > None
{1}[0]
{1}()
-{1}
{1}.add()
{1}.add(1, 2)
{1}.add([])
{1}.remove(2)
{1}.remove()
{1}.remove([])
{1}.discard()
{1}.discard({})
set().pop()
{1}.pop(1)
{1}.clear(1)
{1}.copy(1)
{1}.update(1)
{1}.update([[]])
{1}.union(1)
{1}.intersection(None)
{1}.difference(5)
{1}.symmetric_difference()
{1}.symmetric_difference([1], [2])
{1}.symmetric_difference(1)
{1}.isdisjoint()
{1}.isdisjoint(1)
{1}.issubset(1)
{1}.issuperset(1)
{1}.issubset()
{1}.union(x=1)
set(1)
set(1, 2)
set(iterable=[])
set([[]])
set([{}])
frozenset(1)
frozenset([], [])
frozenset(x=1)
frozenset([1]).add(1)
frozenset().pop()
hash(set())
{{1}}
{[]}
{1}.x
set.add(1, 2)
set.add()
set.union()
set.union([1], [2])
{1}.__contains__()
{1} in {1}
[] in {1}
frozenset([1]) | [1]
{1}.__or__([1])
{1}.intersection_update(1)
{1}.difference_update(1)
{1}.remove({1})
{1}.remove("a")
{1}.remove((1, 2))
min(set())
''')
run(r'''
x = {1}; x |= [1]
x = {1}; x &= 1
x = {1}; x -= [1]
x = {1}; x ^= None
x = {1}; x += {2}
x = {1}; x[0] = 1
x = {1}; del x[0]
x = {1}; del x["a"]
x = {1}; x.y = 1
x = {1}; x[10 ** 30] = 1
x = frozenset(); x.y = 1
x = {1}; x[None] = 1
a, b = {1}
x = frozenset([1]); x |= [2]
''')
