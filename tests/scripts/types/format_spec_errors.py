# Format specifications that are refused.
for value in (1, 1.5, "a", 1j, True, None, [], object(), 10 ** 30):
    row = []
    for spec in ("z", "zd", "#", ",", "_", ",,", "__", ",_", "_,", ",s", "_s", ",x", "_n", ",n", ",c", "s", "d", "f", "c", "x", "%", "e", "=5", "05", "+", "-s", " ", ".2", ".2d", ".2s", ".2c", "+c", "#c", "y", "é", "5y", "a5", "<<", "<<<", "5<5", ".", "..", "5.", ".-1", "+-5", "#z", "0#", "99999999999999999999", ".99999999999999999999", "9223372036854775808", "{", "}", "ab", ",.3,f", "._.", ".,d", ".,x", ".3,", "z.2s", "=s", "=5s", "é=5", "+5s", "1_000"):
        try: row.append(spec + " " + repr(format(value, spec)))
        except Exception as error: row.append(spec + " " + type(error).__name__ + ": " + str(error).split(" object at ")[0])
    print(type(value).__name__)
    for line in row: print("   ", line)
