class A: pass
async def f():
    async with A(): pass
f().send(None)
