# yield, send, throw, close, return values.
def count(n):
    for i in range(n):
        yield i
    return "done"


g = count(2)
print(next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)
print(list(count(4)), sum(count(5)), tuple(count(3)))


def echo():
    received = None
    while True:
        try:
            received = yield received
        except ValueError as e:
            received = f"caught {e}"


g = echo()
print(next(g), g.send(1), g.send("two"), g.throw(ValueError("three")), g.send(4))
g.close()
try:
    g.send(5)
except StopIteration:
    print("closed")


def cleanup():
    try:
        yield 1
    finally:
        print("cleaned up")


g = cleanup()
next(g)
g.close()
g = cleanup()
next(g)
del g
try:
    count(1).send(1)
except TypeError as e:
    print(e)


def bad():
    try:
        yield
    except GeneratorExit:
        yield


g = bad()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)


def stops():
    yield 1
    raise StopIteration("x")


try:
    list(stops())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as e:
    print(e)
