"""Coroutines that nobody awaits are warned of."""
import sys


async def forgotten():
    pass


async def generator():
    yield 1


forgotten()
c = forgotten()
del c


def inside():
    forgotten()
    g = generator()
    g.asend(1)
    g.aclose()
    g.athrow(ValueError)


inside()
c = forgotten()
c.close()
g = generator()
try:
    g.__anext__().send(None)
except StopIteration as e:
    print(e.value)


def old_style():
    yield 1
    yield 2


h = old_style()
next(h)
try:
    h.throw(ValueError, ValueError("old"), None)
except ValueError as e:
    print(e)
print("end", file=sys.stderr)
