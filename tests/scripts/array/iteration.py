# The iterator of an array, while the array changes.
from array import array
items = array("i", [1, 2, 3])
iterator = iter(items)
print(type(iterator).__name__, next(iterator))
items.append(4)
items.pop(0)
print(list(iterator), next(iterator, "over"))
items.append(5)
print(next(iterator, "still over"))
iterator = iter(items)
iterator.__setstate__(2)
print(list(iterator), array[int])
print([*items], {*items}, dict(enumerate(items)), "".join(array("w", "xyz")))
