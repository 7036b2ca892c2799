# Whole numbers of all sizes, there and back, in both orders.
from struct import pack, unpack
values = {1: (0, 1, -1, 127, -128), 2: (258, -32768), 4: (0x01020304, -2), 8: (0x0102030405060708, -2 ** 63)}
for size, codes in ((1, "b"), (2, "h"), (4, "il"), (8, "q")):
    for code in codes:
        for value in values[size]:
            for order in "<>!=":
                packed = pack(order + code, value)
                assert unpack(order + code, packed) == (value,)
                unsigned = value % 2 ** (8 * size)
                assert pack(order + code.upper(), unsigned) == packed
            print(code, value, pack("<" + code, value), pack(">" + code, value))
print(pack("n", -1), pack("N", 1), pack("P", 5), pack("P", -1), pack("3h", 1, 2, 3), unpack("<2bH", b"\xff\x01\x02\x03"))


class Index:
    def __index__(self):
        return 7


print(pack("i", Index()), pack(">Q", Index()), pack("b", True))
