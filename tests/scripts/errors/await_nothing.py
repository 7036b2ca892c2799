async def f():
    return 1 / 0
c = f()
c.send(None)
