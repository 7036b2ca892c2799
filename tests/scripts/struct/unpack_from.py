# Unpacking at an offset.
import struct
data = bytes(range(8))
print(struct.unpack_from("<i", data), struct.unpack_from("<i", data, 4), struct.unpack_from("<i", data, -4))
print(struct.unpack_from("<h", buffer=data, offset=1), struct.unpack_from("<h", memoryview(data)[::1], 2), struct.unpack_from("", data, 8))
for arguments in (("i", data, 5), ("i", data, -3), ("i", data, -9), ("i", data, 9), ("i",), (), ("i", "abcd"), ("i", data, "x"),
                  ("i", b"abc"), ("i", data, 2 ** 70), ("i", data, 2 ** 63 - 1)):
    try:
        print(struct.unpack_from(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
