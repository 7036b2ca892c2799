# hexlify and unhexlify.
from binascii import Error, a2b_hex, b2a_hex, hexlify, unhexlify
print(hexlify(b"abc"), hexlify(b"abcde", "-"), hexlify(b"abcde", b"-", 2), hexlify(data=b"abcde", sep=":", bytes_per_sep=-2), b2a_hex(memoryview(b"ab")))
print(unhexlify(b"6162"), unhexlify("6162"), a2b_hex(bytearray(b"AB")), unhexlify(b""))
for attempt in (lambda: hexlify("abc"), lambda: hexlify(), lambda: hexlify(b"ab", "--"), lambda: unhexlify(b"616"), lambda: unhexlify(b"zz"),
                lambda: unhexlify("é"), lambda: unhexlify(5), lambda: unhexlify(b"6 1 "), lambda: unhexlify(b"61", 1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
print(Error.__mro__)
