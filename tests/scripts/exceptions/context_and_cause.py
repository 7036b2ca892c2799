# How exceptions are chained.
def show(error):
    print(repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise ValueError("x") from first
except ValueError as error:
    show(error)
try:
    try:
        1 / 0
    finally:
        {}["x"]
except KeyError as error:
    show(error)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError from None
except ValueError as error:
    show(error)
try:
    e1, e2 = ValueError(1), KeyError(2)
    e1.__context__ = e2
    e2.__context__ = e1
    try:
        raise e1
    except ValueError:
        raise e2
except KeyError as error:
    show(error)
def generator():
    try:
        yield
    except ValueError:
        raise TypeError("in generator")
g = generator()
next(g)
try:
    g.throw(ValueError("thrown"))
except TypeError as error:
    show(error)
