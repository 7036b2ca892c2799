# Floats of three sizes.
import struct
from math import copysign, isnan
for code in "efd":
    for value in (0, 1, -1.5, 65504.0, 0.1, 1e-7, 6e-8, 2e-8, float("inf"), -0.0):
        packed = struct.pack("<" + code, value)
        print(code, value, packed, struct.pack(">" + code, value) == packed[::-1], struct.unpack("<" + code, packed))
    print(isnan(struct.unpack(code, struct.pack(code, float("nan")))[0]))
for code in "efd":
    for value in (65520, 3.5e38, 1e300, 10 ** 400, "a", None, 1j):
        try:
            print(code, struct.pack("<" + code, value))
        except Exception as error:
            print(code, type(error).__name__, error)
