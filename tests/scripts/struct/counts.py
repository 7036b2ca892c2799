# Too many values, too few, and buffers of the wrong size.
import struct
attempts = [
    lambda: struct.pack("i"), lambda: struct.pack("i", 1, 2), lambda: struct.pack("3h", 1, 2), lambda: struct.pack("", 1),
    lambda: struct.pack(), lambda: struct.pack("2s", b"a", b"b"), lambda: struct.pack("2x", 1),
    lambda: struct.unpack("i", b"abc"), lambda: struct.unpack("i", b"abcde"), lambda: struct.unpack("i"),
    lambda: struct.unpack("i", b"", 1), lambda: struct.unpack("i", "abcd"), lambda: struct.unpack("i", 5),
    lambda: struct.unpack("bi", bytes(5)),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
