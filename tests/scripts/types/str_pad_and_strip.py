# center, ljust, rjust, zfill, expandtabs, strip.
for text in ("", "ab", "abc", "-5", "+é", "--1"):
    print([text.center(w) for w in (0, 3, 4, 5, 6)], [text.ljust(4, "*"), text.rjust(4, "é"), text.zfill(5), text.zfill(-1), text.center(7, "中")])
for text in ("a\tb", "\t", "ab\tcd\te", "a\n\tb", "é\tb\r\tc", "\t\t", ""):
    print([text.expandtabs(n) for n in (8, 4, 1, 0, -1)], text.expandtabs(tabsize=2), text.expandtabs())
for args in ((), (None,), ("a",), ("ab ",), ("",), ("é中",)):
    print([[text.strip(*args), text.lstrip(*args), text.rstrip(*args)] for text in ("  ab  ", "aabbaa", "\u2003x\u3000", "é中aé", "")])
print("abc".removeprefix("ab"), "abc".removeprefix("x"), "abc".removesuffix("bc"), "abc".removesuffix(""), "".removeprefix("a"))
