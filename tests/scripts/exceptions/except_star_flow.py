"""except*: else, finally, names, nesting, and what is raised in the end."""


def show(e, depth=0):
    print("  " * depth + repr(type(e).__name__), str(e).splitlines()[0] if str(e) else "")
    if isinstance(e, BaseExceptionGroup):
        for part in e.exceptions:
            show(part, depth + 1)


def run(raised, clause_raises=None):
    try:
        try:
            if raised:
                raise raised
            print("no exception")
        except* (ValueError, KeyError) as group:
            print("first", group.exceptions)
            if clause_raises:
                raise clause_raises
        except* TypeError as group:
            print("second", group.exceptions)
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        show(e)
        print("cause", repr(e.__cause__), "context", repr(e.__context__))
    print("--")


run(None)
run(ValueError("plain"))
run(ExceptionGroup("all", [ValueError(1), TypeError(2), KeyError(3)]))
run(ExceptionGroup("some", [ValueError(1), OSError(2)]))
run(ExceptionGroup("none", [OSError(2)]))
run(OSError("plain"))
run(ValueError("plain"), RuntimeError("new"))
run(ExceptionGroup("some", [ValueError(1), OSError(2)]), RuntimeError("new"))
run(ExceptionGroup("some", [ValueError(1)]), RuntimeError("new"))
run(BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)]))
run(ExceptionGroup("deep", [ExceptionGroup("in", [ExceptionGroup("er", [ValueError(1), OSError(2)])]), TypeError(3)]))


def loop():
    done = []
    for i in range(3):
        try:
            raise ExceptionGroup("g", [ValueError(i), OSError(i)])
        except* ValueError:
            done.append(("v", i))
        except* OSError:
            done.append(("o", i))
    return done


print(loop())


def reraises():
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2), TypeError(3)])
    except* ValueError:
        raise
    except* OSError as e:
        raise e.exceptions[0]
    except* TypeError as e:
        raise KeyError("from") from e


try:
    reraises()
except BaseException as e:
    show(e)


class Odd(ExceptionGroup):
    def split(self, condition):
        return self.answer


for answer in (5, (1,), (None, None), (ExceptionGroup("x", [OSError()]), None)):
    Odd.answer = answer
    try:
        try:
            raise Odd("odd", [ValueError(1)])
        except* ValueError as e:
            print("got", repr(e))
    except BaseException as e:
        print(type(e).__name__, e)


def generator():
    try:
        yield 1
    except* ValueError as e:
        yield repr(e)
    yield 3


g = generator()
print(next(g), g.throw(ValueError("in")), next(g))
