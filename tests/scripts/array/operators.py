# + and *, in place too, and what they refuse.
from array import array
items = array("i", [1, 2])
same = items
print(items + array("i", [3]), items * 2, 3 * items, items * -1)
items += array("i", [3])
items *= 2
print(items, items is same)
items *= 0
print(same)
attempts = [
    lambda: items + [1], lambda: items + array("b"), lambda: [1] + items, lambda: items * "a", lambda: items * 1.5,
    lambda: items.__iadd__([1]), lambda: items.__iadd__(array("b")), lambda: items + 5,
]
for attempt in attempts:
    try:
        print(attempt())
    except TypeError as error:
        print(error)
