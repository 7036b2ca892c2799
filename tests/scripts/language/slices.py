# Slices of every sequence.
items = list(range(10))
text = "abcdefghij"
for s in (slice(None), slice(2, 5), slice(-3, None), slice(None, None, -1),
          slice(8, 2, -2), slice(100), slice(5, 2), slice(-100, 100, 3)):
    print(items[s], text[s], tuple(items)[s], bytes(items)[s], range(10)[s])
print(items[1:3], items[:2], items[8:], items[:], items[::3], items[-2:])
items[2:2] = ["in"]
print(items)
try:
    items[::2] = [1]
except ValueError as e:
    print(e)
try:
    items[::0]
except ValueError as e:
    print(e)
try:
    items["a":]
except TypeError as e:
    print(e)
