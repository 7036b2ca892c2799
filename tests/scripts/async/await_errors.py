"""What cannot be awaited, and coroutines used wrongly."""


def attempt(function):
    try:
        print(function())
    except BaseException as e:
        print(type(e).__name__, "-", e)


async def nothing():
    return "done"


async def wait_for(value):
    return await value


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as e:
        return e.value
    finally:
        coroutine.close()


def generator():
    yield 1


class ReturnsInt:
    def __await__(self):
        return 5


class ReturnsCoroutine:
    coroutine = nothing()

    def __await__(self):
        return self.coroutine


for value in (5, None, "text", [nothing], generator(), ReturnsInt(), ReturnsCoroutine(), nothing):
    attempt(lambda: run(wait_for(value)))
run(ReturnsCoroutine.coroutine)

c = nothing()
attempt(lambda: c.send("too early"))
attempt(lambda: run(c))
attempt(lambda: c.send(None))
attempt(lambda: c.throw(ValueError))
attempt(lambda: c.close())
attempt(lambda: run(wait_for(c)))
attempt(lambda: iter(c))
attempt(lambda: next(c))
attempt(lambda: [*c])


async def raises_stop():
    raise StopIteration(3)


attempt(lambda: run(raises_stop()))
try:
    run(raises_stop())
except RuntimeError as e:
    print(repr(e.__cause__), e.__cause__ is e.__context__)


class Pause:
    def __await__(self):
        yield "pause"


async def pauses():
    await Pause()


waiting = pauses()
waiting.send(None)
other = wait_for(waiting)
attempt(lambda: other.send(None))
waiting.close()


async def stubborn():
    for _ in range(2):
        try:
            await Pause()
        except GeneratorExit:
            pass


c = stubborn()
c.send(None)
attempt(c.close)
attempt(c.close)


async def reenters():
    c.send(None)


c = reenters()
attempt(lambda: c.send(None))


def delegates():
    yield from nothing_made


nothing_made = nothing()
attempt(lambda: list(delegates()))
attempt(lambda: run(nothing_made))
attempt(lambda: nothing_made.throw(1))
attempt(lambda: type(nothing_made)())
attempt(lambda: nothing_made.send())
attempt(lambda: setattr(nothing_made, "cr_code", 1))
attempt(lambda: setattr(nothing_made, "__name__", 1))
