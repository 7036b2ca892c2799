# crc32 and crc_hqx.
from binascii import crc32, crc_hqx
print(crc32(b""), crc32(b"hello"), crc32(b"lo", crc32(b"hel")), crc32(b"a", -1), crc32(b"a", 2 ** 40), crc32(bytes(range(256))))
print(crc_hqx(b"", 0xffff), crc_hqx(b"hello", 0), crc_hqx(b"123456789", 0x1ffff), crc_hqx(b"a", -1))
for attempt in (lambda: crc32("a"), lambda: crc32(), lambda: crc32(b"a", "x"), lambda: crc_hqx(b"a"), lambda: crc_hqx("a", 0)):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
