# A generator makes one item at a time.
#
# What to look for: the class is iterable because __iter__ returns a generator. Only one item exists at a
# time, so a generator over a million numbers is as small as one over ten.
import sys


class Basket:
    def __init__(self, *fruits):
        self._fruits = fruits

    def items(self):
        return self._fruits

    def __iter__(self):
        """Make the basket iterable: it can be looped over with for."""
        return self._generator()

    def _generator(self):
        """Yield the items one by one; between two of them the function waits."""
        for i in self.items():
            yield i


for fruit in Basket("mango", "kiwi", "fig"):
    print(fruit)

few = (n for n in range(10))
many = (n for n in range(1_000_000))
print("a generator's size does not grow:", sys.getsizeof(few) == sys.getsizeof(many))
print("a list's size does:", sys.getsizeof(list(range(10))) < sys.getsizeof(list(range(1000))))
print("and the sum is the same:", sum(many) == sum(range(1_000_000)))
