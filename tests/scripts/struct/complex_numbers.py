# Complex numbers of two sizes.
import struct
for code in "FD":
    for value in (0, 1.5, 1 - 2j, True):
        packed = struct.pack("<" + code, value)
        print(code, value, packed, struct.unpack("<" + code, packed), struct.unpack(">" + code, struct.pack(">" + code, value)))
    for value in ("a", None, b"1"):
        try:
            struct.pack(code, value)
        except struct.error as error:
            print(error)
try:
    struct.pack(">F", 1e300)
except OverflowError as error:
    print(error)
