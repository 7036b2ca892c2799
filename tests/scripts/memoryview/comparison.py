# Views are equal when shapes and values are, whatever the formats.
view = memoryview(b"abc")
print(view == b"abc", b"abc" == view, view == bytearray(b"abc"), view != b"abd", view == b"ab", view == 5)
print(view == view.cast("b"), view == view.cast("c"), view.cast("b") == bytearray(b"abc"))
print(view[::-1] == b"cba", view[::2] == b"ac")
grid = memoryview(bytes(6)).cast("B", (2, 3))
print(grid == bytes(6), grid == memoryview(bytes(6)).cast("B", [2, 3]), grid == memoryview(bytes(6)).cast("B", [3, 2]))
nan = memoryview(bytes(6) + b"\xf8\x7f").cast("d")
print(nan == nan, nan.tolist())
print(memoryview(b"\1\0\2\0").cast("h") == memoryview(b"\1\2"), memoryview(b"") == b"")
for right in (view, b"abd"):
    try:
        view < right
    except TypeError as error:
        print(error)
