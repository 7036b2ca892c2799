# center, ljust, rjust, zfill, expandtabs.
cases = [(8,), (9, b"-"), (2,), (8, bytearray(b"*")), (), ("a",), (8, "-"), (8, b"ab"), (8, b""), (1.5,), (8, 1), (8, b"-", 1), (8, memoryview(b"-"))]
for text in (b"abcd", bytearray(b"-12")):
    for name in ("center", "ljust", "rjust", "zfill"):
        print(name)
        for arguments in cases:
            try:
                print("   ", getattr(text, name)(*arguments))
            except TypeError as error:
                print("   ", error)
    print(b"a\tbc\td\n\te".expandtabs(), bytearray(b"a\tb").expandtabs(tabsize=4), b"\ta".expandtabs(0))
print(b"+5".zfill(4), b"-".zfill(3), b"".zfill(2), b"--1".zfill(5))
