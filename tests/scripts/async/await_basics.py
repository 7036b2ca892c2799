"""Coroutines driven by hand: what they yield, return and raise."""


class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        sent = yield self.value
        return ("sent", sent)


def drive(coroutine, *answers):
    answers = list(answers)
    sent = None
    try:
        while True:
            print("  yields", coroutine.send(sent))
            sent = answers.pop(0) if answers else None
    except StopIteration as stop:
        return stop.value


async def leaf(n):
    first = await Pause(n)
    second = await Pause(n + 1)
    return [first, second]


async def middle():
    return await leaf(1) + await leaf(10)


async def top(*, twice=False):
    result = await middle()
    return result * 2 if twice else result


print(drive(top(), "a", "b", "c"))
print(drive(top(twice=True)))
print(drive(leaf(0), 5))


async def nothing():
    pass


print(drive(nothing()))
print(nothing.__code__.co_flags & 0x80 != 0, type(nothing).__name__)
c = nothing()
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended, c.cr_await)
c.close()


async def catches():
    try:
        await Pause("x")
    except ValueError as e:
        print("  caught", e)
        return await Pause("after")
    finally:
        print("  finally")


c = catches()
print(c.send(None), c.cr_suspended, type(c.cr_await).__name__)
print(c.throw(ValueError("thrown")))
try:
    c.send("last")
except StopIteration as e:
    print(e.value)

c = catches()
c.send(None)
print(c.close())

lambda_result = drive((lambda: leaf(7))(), 1, 2)
print(lambda_result)


class Methods:
    async def instance(self, x):
        return self, await Pause(x)

    @classmethod
    async def of_class(cls):
        return cls

    @staticmethod
    async def alone():
        return "static"


m = Methods()
print(drive(m.instance(3))[0] is m, drive(Methods.of_class()) is Methods, drive(m.alone()))


async def order():
    return (await Pause(1), await Pause(2)), {await Pause(3): await Pause(4)}


print(drive(order()))


async def conditional(flag):
    return await Pause("yes") if flag else await Pause("no")


print(drive(conditional(True)), drive(conditional(False)))
print(list(nothing().__await__()))
