# calcsize of every letter, native and standard, and of alignment between them.
from struct import calcsize
for code in "xcbB?hHiIlLqQnNPefdFDsp":
    print(code, calcsize(code), calcsize("4" + code), end=" ")
    for order in "@=<>!":
        try:
            print(calcsize(order + code), end=" ")
        except Exception as error:
            print(error, end=" ")
    print()
for layout in ("", "bi", "bq", "bxi", "ib0i", "ib0q", "hhb", "bhl", "<bi", ">bq", "=bhl", "10s", "0s", "3x", " i  h\n", "b2h", "bF", "fD"):
    print(repr(layout), calcsize(layout))
