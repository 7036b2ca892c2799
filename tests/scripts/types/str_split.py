# split and rsplit by white space and by separators.
for args in ((), (None, 1), (None, 0), (None, -5), (" ",), (" ", 1), ("b",), ("ab",), ("x",), (" ", 0)):
    print(args, [text.split(*args) for text in ("", " ", " a b  c ", "ababab", "a\tb\u2003c\x1cd", "é b é")])
    print(args, [text.rsplit(*args) for text in ("", " ", " a b  c ", "ababab", "a\tb\u2003c\x1cd", "é b é")])
print("a,b,c".split(sep=",", maxsplit=1), "a b c".split(maxsplit=1), "a,b".rsplit(sep=","), "aXXbXX".split("XX"), "日本語日本".split("本"))
for text in ("a\nb\r\nc\rd", "\n", "", "a\n\n", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "a\r", "\r\n\n\r"):
    print(text.splitlines(), text.splitlines(True), text.splitlines(keepends=1))
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("x"), "abc".rpartition("x"), "".partition("a"), "aéb".partition("é"))
