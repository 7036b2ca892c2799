# Delegation: values, results, send, throw and close pass through.
def inner():
    try:
        x = yield 1
        print("inner got", x)
        y = yield 2
        print("inner got", y)
        return "result"
    except KeyError as e:
        print("inner caught", repr(e))
        yield "recovered"
        return "after"
    finally:
        print("inner ends")


def outer():
    r = yield from inner()
    print("outer has", r)
    yield from [10, 20]
    return (yield from (i for i in range(2)))


g = outer()
print(next(g), g.send("a"), g.send("b"), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("end", e.value)
g = outer()
next(g)
print(g.throw(KeyError("k")))
print(next(g))
g.close()
g = outer()
next(g)
g.close()


def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t


print(list(tree([1, [2, [3, 4], 5], [[6]]])))
