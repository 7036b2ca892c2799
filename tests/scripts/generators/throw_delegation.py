"""throw() and close() through yield from: what the delegate gets to see."""


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *args):
        print("  throw", args)
        return "thrown"

    def close(self):
        print("  close")


class Bare:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"


class CloseRaises(Bare):
    def close(self):
        raise OSError("close failed")


def delegating(iterator):
    try:
        result = yield from iterator
        yield "result", result
    except BaseException as e:
        yield type(e).__name__, str(e), type(e.__context__).__name__


def attempt(function):
    try:
        print(function())
    except BaseException as e:
        print(type(e).__name__, "-", e)


for delegate in (Delegate, Bare, CloseRaises):
    for thrown in (ValueError("v"), ValueError, 123, GeneratorExit, GeneratorExit("x"), KeyboardInterrupt):
        g = delegating(delegate())
        next(g)
        print(delegate.__name__, repr(thrown))
        attempt(lambda: g.throw(thrown))
    g = delegating(delegate())
    next(g)
    attempt(g.close)


def stops(x):
    if x > 2:
        raise StopIteration("inside map")
    return x


def from_native():
    result = yield from map(stops, range(10))
    yield "map returned", result


print(list(from_native()))
print(list(map(stops, range(10))), [x for x in filter(stops, [1, 2, 3])], *zip(map(stops, range(9))))


def inner():
    try:
        yield 1
    except ValueError:
        return "caught inside"


def outer():
    yield (yield from inner())


g = outer()
next(g)
print(g.throw(ValueError))
attempt(lambda: next(g))
