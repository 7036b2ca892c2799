# What is thrown into a generator that handles an error has that as its context.
def chain(error):
    found = []
    while error:
        found.append(repr(error))
        error = error.__context__
    return found


def finishing():
    try:
        1 / 0
    finally:
        yield 1


def handling():
    try:
        1 / 0
    except ZeroDivisionError:
        yield from finishing()


class Refusing:
    def __iter__(self): return self
    def __next__(self): return 1
    def throw(self, *args): raise LookupError
    def close(self): raise IndexError


def delegating():
    try:
        1 / 0
    except ZeroDivisionError:
        yield from Refusing()


for make in finishing, handling, delegating:
    for thrown in (KeyError, KeyError(2), ValueError('x'), GeneratorExit):
        generator = make()
        next(generator)
        try:
            raise OSError
        except OSError:
            try:
                generator.throw(thrown)
            except BaseException as error:
                print(make.__name__, chain(error))
generator = delegating()
next(generator)
try:
    generator.close()
except IndexError as error:
    print(chain(error))
