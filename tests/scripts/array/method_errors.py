# The methods' complaints.
from array import array
items = array("i", [1, 2])
attempts = [
    lambda: items.append("a"), lambda: items.append(), lambda: items.append(2 ** 40), lambda: items.extend(5),
    lambda: items.extend("ab"), lambda: items.extend(array("b", [1])), lambda: items.insert("a", 1),
    lambda: items.insert(0), lambda: items.insert(0, "a"), lambda: items.pop(9), lambda: items.pop("a"),
    lambda: array("i").pop(), lambda: items.remove(9), lambda: items.index(9), lambda: items.index(),
    lambda: items.index(1, "a"), lambda: items.fromlist((1,)), lambda: items.fromlist([5, "a"]),
    lambda: items.frombytes(b"abc"), lambda: items.frombytes("abcd"), lambda: items.frombytes(array("i", [1])),
    lambda: items.fromunicode("a"), lambda: items.tounicode(), lambda: array("w").fromunicode(1),
    lambda: items.buffer_info(1),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(items)
