# One-character format specifications that are no types, among them a NUL.
for spec in ('\x00', '\x7f', '\t', 'é', '\x1f', ' ', 'a\x00', '<\x00', '\x00<5', 'Z', 'j'):
    for value in (1, 1.5, 'a', 1j, True):
        try:
            print(repr(format(value, spec)))
        except ValueError as error:
            print(ascii(error))
