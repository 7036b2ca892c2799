# strip, lstrip, rstrip.
for text in (b"  abcab \t\n", bytearray(b"abcba")):
    for name in ("strip", "lstrip", "rstrip"):
        for arguments in ((), (None,), (b"ab",), (memoryview(b"ba "),), (b"",), (1,), ("a",), (b"a", b"b")):
            try:
                print(name, getattr(text, name)(*arguments))
            except TypeError as error:
                print(name, error)
