"""A traceback through an asynchronous comprehension."""


async def generator():
    yield 1
    raise ValueError("second")


async def main():
    return [
        x + 1
        async for x in generator()
    ]


main().send(None)
