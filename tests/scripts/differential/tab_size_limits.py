# The size of a tab must fit a C int.
for size in (2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**64, -2**64, True):
    for text in ('aa', b'aa', bytearray(b'b')):
        try:
            print(text.expandtabs(size))
        except OverflowError as error:
            print(error)
