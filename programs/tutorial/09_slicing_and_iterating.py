# A slice is a copy; iterating needs none.
#
# What to look for: the slice is a new list with its own memory, however short the way to write it. Going through the items
# directly makes neither a copy nor an index.
import sys

items = list(range(1000))
part = items[:500]
print("the slice is another list:", part is not items)
print("it has memory of its own:", sys.getsizeof(part) > 500 * 8)

# Instead of slicing: remember where the part begins and ends.
start, stop = 0, 500
total = 0
for i in range(start, stop):
    total += items[i]
print("sum over the part, without a copy:", total == sum(part))

# Instead of indexes: the items themselves.
total = 0
for item in items:
    total += item
print("sum over all items:", total)
