from contextlib import *
def run(c):
    try: c.send(None)
    except StopIteration as e: return e.value
@asynccontextmanager
async def opened(n):
    print("in", n)
    try: yield n
    finally: print("out", n)
class A:
    async def aclose(self): print("aclosed")
async def main():
    async with opened(1) as x: print(x)
    try:
        async with opened(2): raise ValueError("v")
    except ValueError as e: print(e)
    async with aclosing(A()): print("body")
    async with AsyncExitStack() as s:
        print(await s.enter_async_context(opened(3)))
        s.callback(print, "sync callback")
        async def cb(*a): print("async callback", a)
        s.push_async_callback(cb, 1)
    async with nullcontext(7) as n: print(n)
    return "done"
print(run(main()))
