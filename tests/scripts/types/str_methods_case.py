# Case mapping, with the special cases of Unicode.
for text in ("hello World", "ß", "ŉ", "ǅ", "ﬁ", "İ", "ı", "ΑΣ", "ΑΣ Β", "Σ", "ᾳ", "ὈΔΥΣΣΕΎΣ", "𐐀𐐨", "they're bill's", "a1b2 c-d", "ʼn", "Dž", "", "ÿ", "µ", "ẞ", "ͅ"):
    print(ascii([text.lower(), text.upper(), text.title(), text.capitalize(), text.swapcase(), text.casefold()]))
