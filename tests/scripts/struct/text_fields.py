# c, s, p and ?: bytes and truth values.
import struct
print(struct.pack("c", b"a"), struct.pack("3c", b"a", b"b", b"c"), struct.unpack("2c", b"xy"))
print(struct.pack("5s", b"abc"), struct.pack("2s", b"abc"), struct.pack("s", b""), struct.pack("0s", b"abc"), struct.pack("3s", bytearray(b"z")))
print(struct.pack("5p", b"abc"), struct.pack("3p", b"abcdef"), struct.pack("p", b"a"), struct.pack("0p", b"a"))
print(struct.unpack("5s", b"ab\0\0\0"), struct.unpack("5p", b"\2abcd"), struct.unpack("3p", b"\x09ab"), struct.unpack("0s", b""))
long = struct.pack("300p", b"x" * 299)
print(long[0], len(long), len(struct.unpack("300p", long)[0]))
print(struct.pack("4?", True, [], "a", 0), struct.unpack("4?", b"\0\1\2\xff"), struct.pack("x"), struct.pack("2xb", 1))
