"""async with: order, suppression, nesting, ways out, and the errors of its protocol."""


class Pause:
    def __init__(self, what):
        self.what = what

    def __await__(self):
        yield self.what


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    async def __aenter__(self):
        await Pause("enter " + self.name)
        return self.name

    async def __aexit__(self, kind, value, traceback):
        await Pause("exit " + self.name)
        print("  exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.suppress


def run(coroutine):
    try:
        while True:
            print("  yields", coroutine.send(None))
    except StopIteration as e:
        return e.value


async def plain():
    async with Manager("a") as a, Manager("b") as b:
        return a + b


async def suppresses():
    async with Manager("s", suppress=True):
        raise ValueError("gone")
    return "after"


async def passes_on():
    try:
        async with (Manager("outer"), Manager("inner") as name):
            raise KeyError(name)
    except KeyError as e:
        return repr(e)


async def loops():
    for i in range(3):
        async with Manager(str(i)):
            if i == 0:
                continue
            break
    return "out"


async def thrown():
    async with Manager("t"):
        await Pause("inside")


print(run(plain()))
print(run(suppresses()))
print(run(passes_on()))
print(run(loops()))
c = thrown()
c.send(None)
c.send(None)
try:
    print(c.throw(ValueError("in")))
    c.send(None)
except ValueError as e:
    print("ValueError", e)


class Sync:
    def __enter__(self):
        return 1

    def __exit__(self, *exc):
        return None


class NoExit:
    async def __aenter__(self):
        return 1


class EnterIsNoCoroutine:
    def __aenter__(self):
        return 1

    def __aexit__(self, *exc):
        return 1


class ExitIsNoCoroutine:
    async def __aenter__(self):
        return 1

    def __aexit__(self, *exc):
        return 1


async def use(manager):
    async with manager:
        return "used"


async def use_and_raise(manager):
    async with manager:
        1 / 0


for manager in (5, Sync(), NoExit(), EnterIsNoCoroutine(), ExitIsNoCoroutine()):
    for user in (use, use_and_raise):
        try:
            print(run(user(manager)))
        except Exception as e:
            print(type(e).__name__, "-", e, "-", repr(e.__context__))
try:
    with Manager("m"):
        pass
except TypeError as e:
    print(e)
