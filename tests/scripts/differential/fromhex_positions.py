# Where bytes.fromhex() stops: at the first character that is not ASCII, else at the first that is no digit.
for text in ('tést', 'zé', 'é', '12é', '1 2', 'g', '123', '12 3g', '', '  ', '0x12', '12日'):
    for kind in (bytes, bytearray):
        try:
            print(kind.fromhex(text))
        except ValueError as error:
            print(error)
