# The format mini-language for ints.
for spec in ("", "d", "5", "<5", ">5", "^6", "=+6", "+", "-", " ", "05", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "#010b", "c", ",", "_", "_x", "_b", "#_x", "020,", "020_b", "n", "e", ".2f", "%", ".1%", "g", "*^+10,d", "é>6", "0<5", "0^7", "+_d", " ,d", "010,.2f", ".3e", "E", "G", ",.1f", "_.1f", "z.0f", "#.0f", "#g"):
    row = []
    for number in (0, 7, -7, 65, 123456, -1234567, 10 ** 20, True):
        try: row.append(format(number, spec))
        except Exception as error: row.append(type(error).__name__ + ": " + str(error))
    print(spec, row)
