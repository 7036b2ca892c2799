"""sys.set_asyncgen_hooks: how an event loop follows asynchronous generators."""
import sys


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("  finally")


def step(awaitable):
    try:
        return awaitable.send(None)
    except StopIteration as e:
        return "value", e.value
    except StopAsyncIteration:
        return "end"


print(sys.get_asyncgen_hooks())
dropped = []
sys.set_asyncgen_hooks(firstiter=lambda g: print("  first", g.__name__), finalizer=dropped.append)
print(sys.get_asyncgen_hooks().firstiter.__name__, len(sys.get_asyncgen_hooks()))
g = numbers()
print(step(g.__anext__()), step(g.__anext__()))
del g
print([d.__name__ for d in dropped], step(dropped.pop().aclose()))
g = numbers()
print(step(g.asend(None)), step(g.asend(None)), step(g.asend(None)))
del g
print(dropped)
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
for wrong in (lambda: sys.set_asyncgen_hooks(1), lambda: sys.set_asyncgen_hooks(finalizer=3)):
    try:
        wrong()
    except TypeError as e:
        print(e)
