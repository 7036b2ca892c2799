# The kind of the key is looked at before the value, the value before the place.
def attempt(key, value):
    data = bytearray(b"abc")
    try:
        data[key] = value
        print(data)
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


for key in ((1, 2), "a", 1.5, None, 7, 1):
    for value in (1, b"a", "x", 300, None):
        attempt(key, value)
bytearray(b"abc")[(0, 1)] = 300
