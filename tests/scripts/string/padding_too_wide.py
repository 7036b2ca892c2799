# Widths that no memory holds.
WIDE = 2**62
WIDEST = 2**63 - 1
for text in ("a", "é", "日", b"a", bytearray(b"a")):
    for method in ("ljust", "rjust", "center", "zfill"):
        for width in (WIDE, WIDEST, WIDEST + 1):
            try:
                getattr(text, method)(width)
            except (MemoryError, OverflowError) as error:
                print(type(text).__name__, method, type(error).__name__, error)
"a".ljust(WIDEST)
