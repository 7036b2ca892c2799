"""async for: values, else, break, continue, return, and the errors of its protocol."""


class Pause:
    def __await__(self):
        yield "pause"


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Pause()
        return self.n


def run(coroutine):
    pauses = 0
    try:
        while True:
            coroutine.send(None)
            pauses += 1
    except StopIteration as e:
        return e.value, pauses


async def collect(iterable):
    result = []
    async for x in iterable:
        result.append(x)
    else:
        result.append("else")
    return result


async def leaves_early(n):
    async for x in Countdown(n):
        if x % 2:
            continue
        async for y in Countdown(x):
            if y == 1:
                break
        else:
            return x, "inner ended"
        if x == 0:
            break
    else:
        return "never broke"
    return "broke"


async def unpacks():
    class Pairs(Countdown):
        async def __anext__(self):
            n = await super().__anext__()
            return n, [n, n + 1]

    result = []
    async for a, (b, *c) in Pairs(2):
        result += [a, b, c]
    target = {}
    async for target["x"] in Countdown(3):
        pass
    return result, target


print(run(collect(Countdown(3))))
print(run(collect(Countdown(0))))
print(run(leaves_early(0)), run(leaves_early(1)), run(leaves_early(4)), run(leaves_early(7)))
print(run(unpacks()))


async def body_raises():
    async for x in Countdown(2):
        raise StopAsyncIteration("from the body")


async def next_raises():
    class Raises(Countdown):
        async def __anext__(self):
            raise ValueError("from __anext__")

    async for x in Raises(1):
        pass


class NoNext:
    def __aiter__(self):
        return 5


class NextIsNoAwaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class AsyncIter:
    async def __aiter__(self):
        return self


for source in (body_raises(), next_raises(), collect([1]), collect(NoNext()), collect(NextIsNoAwaitable()),
               collect(None)):
    try:
        print(run(source))
    except Exception as e:
        print(type(e).__name__, "-", e, "-", repr(e.__cause__))
