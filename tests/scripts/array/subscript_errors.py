# Wrong subscripts, wrong sources of slices.
from array import array
items = array("i", range(4))


def store(key, value):
    items[key] = value


def delete(key):
    del items[key]


attempts = [
    lambda: items[4], lambda: items[-5], lambda: items["a"], lambda: items[1.5], lambda: items[2 ** 70],
    lambda: items[::0], lambda: store(4, 1), lambda: store("a", 1), lambda: store(0, "a"),
    lambda: store(slice(0, 1), [1]), lambda: store(slice(0, 1), array("b", [1])),
    lambda: store(slice(0, 4, 2), array("i", [1])), lambda: delete(4), lambda: delete("a"),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(items)
