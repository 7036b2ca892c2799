"""Comprehensions with async for and with await."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield "p"
        return self.value


async def upto(n):
    for i in range(n):
        await Pause(i)
        yield i


async def double(x):
    return x * 2


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


async def lists():
    return [
        [x async for x in upto(4)],
        {x % 2 async for x in upto(4)},
        {x: await double(x) async for x in upto(3)},
        [await double(x) for x in range(3)],
        [x for x in await double([1])],
        [(x, y) async for x in upto(3) for y in range(x)],
        [(x, y) for x in range(3) async for y in upto(x)],
        [x async for x in upto(5) if x % 2 if await double(x) > 2],
        [[y async for y in upto(x)] async for x in upto(3)],
        [f() async for x in upto(3) for f in [lambda: x]],
    ]


for result in run(lists()):
    print(result)


async def generators():
    g = (await double(x) async for x in upto(3) if x)
    print(type(g).__name__, g.__name__)
    h = (await double(x) for x in range(3))
    print(type(h).__name__)
    k = ([y async for y in upto(x)] for x in range(3))
    print(type(k).__name__)
    return [x async for x in g], [x async for x in h], [x async for x in k]


print(run(generators()))


async def scopes():
    x = "outside"
    inner = [x async for x in upto(3)]
    captured = [f() for f in [lambda: i async for i in upto(3)]] if False else None
    return x, inner, captured, [(x := y) async for y in upto(3)], x


print(run(scopes()))


async def fails():
    return [1 // x async for x in upto(2)]


try:
    run(fails())
except ZeroDivisionError as e:
    print(e)

sync_made = (x async for x in upto(3))


async def collect():
    return [x async for x in sync_made]


print(run(collect()))
