# split, rsplit, partition, rpartition, splitlines.
cases = [(), (b"b",), (b"bc",), (None,), (memoryview(b"c"),), (b"b", 1), (None, 1), (b"b", -1), (b"",), (1,), ("b",), (b"b", "x"), (b"b", 1, 2), (b"x",)]
for text in (b"abc abc", bytearray(b" abcabc ")):
    for name in ("split", "rsplit", "partition", "rpartition"):
        print(name)
        for arguments in cases:
            try:
                result = getattr(text, name)(*arguments)
                print("   ", [bytes(part) for part in result], {type(part).__name__ for part in result[::2]})
            except Exception as error:
                print("   ", type(error).__name__, error)
    print(text.split(sep=b"b", maxsplit=1), text.rsplit(maxsplit=1))
lines = b"a\nb\r\nc\rd\x0be\n\n"
print(lines.splitlines(), lines.splitlines(True), bytearray(lines).splitlines(keepends=1), b"".splitlines())
separator = b"b"
print(b"abc".partition(separator)[1] is separator, bytearray(b"abc").partition(separator)[1] is separator)
