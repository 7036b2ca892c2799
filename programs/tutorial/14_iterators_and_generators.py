# A generator makes one item at a time.
#
# What to look for: the class is iterable because __iter__ returns a generator. Between two items the function
# waits where its `yield` stands. Only one item exists at a time, so a generator over a million numbers is as small as
# one over ten.
import sys


class Basket:
    def __init__(self, *fruits):
        self.items = fruits

    def __iter__(self):
        """Make the basket iterable: it can be looped over with for."""
        return self._generator()

    def _generator(self):
        """Yield the items one by one."""
        for i in self.items:
            yield i


for fruit in Basket("mango", "kiwi", "fig"):
    print(fruit)


def count_down(start):
    while start > 0:
        print("  (making", start, end=")\n")
        yield start
        start -= 1


numbers = count_down(2)
print("nothing has been made yet")
print("asked for one:", next(numbers))
print("asked for one:", next(numbers))
print("asked for one, but there is none:", next(numbers, None))

few = (n for n in range(10))
many = (n for n in range(1_000_000))
print("a generator's size does not grow:", sys.getsizeof(few) == sys.getsizeof(many))
print("a list's size does:", sys.getsizeof(list(range(10))) < sys.getsizeof(list(range(1000))))
print("and the sum is the same:", sum(many) == sum(range(1_000_000)))
