"""Asynchronous generators used wrongly, and what they raise."""


class Pause:
    def __await__(self):
        yield "pause"


def attempt(function):
    try:
        print(function())
    except BaseException as e:
        print(type(e).__name__, "-", e, "-", repr(e.__cause__))


async def two():
    yield 1
    yield 2


async def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def leaks(kind):
    yield 1
    raise kind


async def pauses():
    await Pause()
    yield 1
    await Pause()


def step(awaitable):
    return awaitable.send(None)


g = two()
first = g.__anext__()
attempt(lambda: step(first))
attempt(lambda: step(first))
attempt(lambda: first.throw(ValueError))
attempt(lambda: first.close())

g = ignores_exit()
attempt(lambda: step(g.asend(None)))
attempt(lambda: step(g.aclose()))

for kind in (StopIteration, StopAsyncIteration, ValueError):
    g = leaks(kind)
    attempt(lambda: step(g.__anext__()))
    attempt(lambda: step(g.__anext__()))
    attempt(lambda: step(g.__anext__()))

g = pauses()
one, other, close, throw = g.__anext__(), g.asend(1), g.aclose(), g.athrow(ValueError)
attempt(lambda: step(one))
print(g.ag_running)
attempt(lambda: step(other))
attempt(lambda: step(close))
attempt(lambda: step(throw))
attempt(lambda: step(one))
print(g.ag_running)
attempt(lambda: step(close))
attempt(lambda: step(g.asend(None)))

g = two()
attempt(lambda: g.aclose().send(1))
attempt(lambda: g.asend(1).send(None))
attempt(lambda: iter(g))
attempt(lambda: next(g))
attempt(lambda: list(g))
attempt(lambda: g.asend())
attempt(lambda: step(g.athrow(5)))
attempt(lambda: aiter(5))
attempt(lambda: anext(5))
attempt(lambda: anext())


class BadAiter:
    def __aiter__(self):
        return 5


attempt(lambda: aiter(BadAiter()))


async def awaits_generator():
    await g


attempt(lambda: step(awaits_generator()))
driver = pauses().__anext__()
attempt(lambda: step(driver))
attempt(lambda: driver.throw(KeyError("in")))
attempt(lambda: driver.close())
