"""A traceback through awaits."""


class Manager:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await fails(exc[1])


async def fails(context):
    raise ValueError("from the coroutine")


async def middle():
    async with Manager() as m:
        async for x in generator():
            print(x)


async def generator():
    yield 1
    await fails(None)


middle().send(None)
