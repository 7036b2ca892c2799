# All that bytes and bytearray can be made of.
class Text:
    def __bytes__(self):
        return b"by hand"


class Size:
    def __index__(self):
        return 3


class Letters:
    def __getitem__(self, index):
        return b"abc"[index]


for kind in (bytes, bytearray):
    print(kind(), kind(2), kind([1, 255]), kind(b"ab"), kind(bytearray(b"c")), kind(memoryview(b"d")), kind("é", "utf-8"))
    print(kind(range(3)), kind(Size()), kind(Letters()), kind((x for x in (65, 66))), kind(source=b"x"))
    print(kind("é", encoding="ascii", errors="replace"), kind("é", errors="ignore", encoding="ascii"), kind([True, Size()]))
print(bytes(Text()), b"%b" % Text())
