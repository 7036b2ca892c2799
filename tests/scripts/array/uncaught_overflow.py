# The traceback of a number that does not fit.
from array import array


def fill(items, limit):
    for number in range(limit):
        items.append(number)


fill(array("b"), 200)
