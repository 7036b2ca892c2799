"""Asynchronous generators: iteration, asend, athrow, aclose, and their states."""


class Pause:
    def __init__(self, what=None):
        self.what = what

    def __await__(self):
        return (yield self.what)


def run(awaitable):
    iterator = awaitable.__await__()
    pauses = []
    try:
        while True:
            pauses.append(next(iterator))
    except StopIteration as e:
        return e.value, pauses
    except BaseException as e:
        return type(e).__name__, str(e), pauses


async def numbers():
    try:
        got = yield 1
        print("  got", got)
        await Pause("p")
        got = yield 2
        print("  got", got)
    except ValueError as e:
        print("  caught", e)
        yield "after"
    finally:
        print("  finally")
        await Pause("f")


async def collect(iterable):
    return [x async for x in iterable]


print(run(collect(numbers())))
g = numbers()
print(type(g).__name__, g.__name__, g.__qualname__, g.ag_running, g.ag_suspended)
print(g.__aiter__() is g)
print(run(g.asend(None)))
print(g.ag_suspended)
print(run(g.asend("first")))
print(run(g.asend("second")))
print(run(g.asend(None)))
print(run(g.__anext__()))
print(run(g.aclose()))

g = numbers()
print(run(g.__anext__()))
print(run(g.athrow(ValueError("in"))))
print(run(g.athrow(KeyError, "type")))
print(run(g.__anext__()), run(g.athrow(ValueError)))

g = numbers()
print(run(g.__anext__()), run(g.aclose()), run(g.aclose()), run(g.__anext__()))
g = numbers()
print(run(g.aclose()), run(g.__anext__()))
g = numbers()
print(run(g.athrow(ValueError("at once"))), run(g.__anext__()))
g = numbers()
print(run(g.asend(5)))
print(run(g.aclose()))


async def delegating():
    async for x in numbers():
        yield x
        yield x * 10


print(run(collect(delegating())))


async def empty():
    return
    yield


print(run(collect(empty())), run(empty().__anext__()))
print(run(anext(empty(), "default")), run(anext(empty())))
print(run(anext(numbers(), "default")))
print(numbers.__code__.co_flags & 0x200 != 0)


async def recursive(n):
    if n:
        yield n
        async for x in recursive(n - 1):
            yield x


print(run(collect(recursive(5))))
print(run(collect(x + y async for x in recursive(2) for y in (10, 20))))
