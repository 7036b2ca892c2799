# The format mini-language for texts.
for spec in ("", "s", "5", "<5", ">5", "^5", "^6", "*^7", ".2", ".0", "5.2", ">5.1s", "05", "é<6", "0<4", "0>4", "100", ".100", "\U0001d400^9", "{<4", "<<4", "10s"):
    print(ascii(spec), [ascii(format(text, spec)) for text in ("", "abc", "é中", "a" * 4)])
print(f"{'a':>{5}}", f"{'a':{'*'}^{5}}", f"{'abc':.{1}}", "{:{}}".format("a", 4), "{:{w}.{p}}".format("abcdef", w=6, p=3), f"{'x'!r:>6}", f"{'é'!a:>8}", f"{[1]!s:>6}")
