# startswith, endswith, removeprefix, removesuffix.
cases = [(b"ab",), (b"bc",), ((b"x", b"ab"),), ((b"c", bytearray(b"bc")),), (memoryview(b"abc"),), (b"c", 2), (b"a", 0, 0), (b"",), (b"", 7),
         ((),), (), (1,), ("a",), ((1,),), (["a"],), (b"a", "x"), (b"abcabcd",)]
for text in (b"abcabc", bytearray(b"abcabc")):
    for name in ("startswith", "endswith", "removeprefix", "removesuffix"):
        print(name)
        for arguments in cases:
            try:
                print("   ", getattr(text, name)(*arguments))
            except Exception as error:
                print("   ", type(error).__name__, error)
