# find, index and their kin: what they look for, and between which bounds.
cases = [(b"c",), (99,), (memoryview(b"bc"),), (b"c", 3), (b"c", 3, 5), (b"c", None, None), (b"c", -3), (b"",), (b"", 10), (b"", 6),
         (b"z",), (), (1.5,), ("a",), (256,), (None,), (b"c", "a"), (b"a", 1, 2, 3), ([b"a"],)]
for text in (b"abcabc", bytearray(b"abcabc")):
    for name in ("find", "rfind", "index", "rindex", "count"):
        print(name)
        for arguments in cases:
            try:
                print("   ", getattr(text, name)(*arguments))
            except Exception as error:
                print("   ", type(error).__name__, error)
