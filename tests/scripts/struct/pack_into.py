# Packing into the middle of a buffer.
import struct
data = bytearray(10)
struct.pack_into("<i", data, 0, 1)
struct.pack_into("<i", data, -4, -2)
struct.pack_into("<2bx", data, 3, 5, 6)
struct.pack_into("<h", memoryview(data)[1:], 0, 0x4142)
print(data)
for arguments in (("i", data, 7, 1), ("i", data, -3, 2), ("i", data, -11, 2), ("i", data, 11, 2), ("i", b"abcd", 0, 1), ("i", data),
                  ("i",), (), ("i", data, 0), ("i", data, 0, 1, 2), ("i", data, "x", 1), ("i", "abcd", 0, 1), ("i", data, 0, "a"),
                  ("i", data, 2 ** 70, 1)):
    try:
        print(struct.pack_into(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
