# Storing and deleting items and slices.
data = bytearray(b"abcdef")
data[0] = 65
data[-1] = 90
data[1:3] = b"--"
data[3:3] = memoryview(b"xy")
data[::2] = b"1234"
print(data)
data[2:4] = [1, 2, 3]
data[5:2] = b"!"
del data[0], data[-1], data[1:3]
print(data)
data[:] = data
data[1:] = data
print(data)
del data[::-2]
data[::-1] = b""
print(data)


def store(key, value):
    data[key] = value


def delete(key):
    del data[key]


data = bytearray(b"abc")
attempts = [
    lambda: store(0, 256), lambda: store(0, "a"), lambda: store(0, 1.5), lambda: store(10, 1), lambda: store("a", 1), lambda: store(slice(0, 1), "a"),
    lambda: store(slice(0, 1), 1), lambda: store(slice(0, 1), [1, 300]), lambda: store(slice(0, 3, 2), b"a"), lambda: store(slice(0, 1), None),
    lambda: store(slice(0, 1), 1.5), lambda: delete(10), lambda: delete("a"), lambda: delete(slice("a", 2)),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(data)
