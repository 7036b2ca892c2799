# Values that are no bytes.
import struct
for layout in ("c", "3s", "3p"):
    for value in ("a", 1, b"", b"ab", bytearray(b"a"), memoryview(b"a"), None):
        try:
            print(layout, struct.pack(layout, value))
        except struct.error as error:
            print(layout, error)


class Undecided:
    def __bool__(self):
        raise LookupError("cannot decide")


struct.pack("?", Undecided())
