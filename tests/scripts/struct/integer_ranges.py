# Numbers that do not fit, and values that are none.
import struct
for code in "bBhHiIlLqQnNP":
    for order in ("", "<"):
        for value in (2 ** 7, 2 ** 16, 2 ** 32, 2 ** 64, -1, -2 ** 31 - 1, -2 ** 63 - 1, "a", 1.5, None, b"a"):
            try:
                struct.pack(order + code, value)
            except struct.error as error:
                print(order + code, value, error)
