# The questions str answers, for one character each.
names = "isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper".split()
for text in ("", "a", "A", "1", "²", "½", "٣", "一", "〇", " ", "\t", "\x1c", "\x85", "\xa0", "\u200b", "\u2028", "_", "-", "\n", "ǅ", "ª", "ⅷ", "Ⅷ", "ⓐ", "\ud800", "\U0001f600", "\u0301", "a\u0301", "·", "a·", "1a", "Ab", "AB c", "Hello World", "Hello world", "A1", "\ue000", "\u0378", "℘", "゛"):
    print(ascii(text), "".join(str(int(getattr(text, name)())) for name in names))
