# Items and slices, read, written and deleted.
from array import array
items = array("i", range(10))
print(items[0], items[-1], items[2:5], items[::-3], items[5:2], items[20:])
items[0:2] = array("i", [7, 8, 9])
items[-1] = 99
print(items)
items[::2] = array("i", range(6))
print(items)
items[1:1] = items
del items[0], items[-1], items[2:4], items[::5]
print(items)
items[::-1] = items
del items[::-2]
print(items)
items[:] = array("i")
print(items, bool(items))
