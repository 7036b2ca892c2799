# Names and the characters they belong to.
import unicodedata
for c in "a \u00e9\u03a9\u4e2d\uac00\ud7a3\uf900\U0001f40d\u2028\U00020000":
    name = unicodedata.name(c)
    print(name, unicodedata.lookup(name) == c, unicodedata.lookup(name.lower()) == c)
for c in "\n\ud800\ue000\U0010ffff":
    print(ascii(c), unicodedata.name(c, "none"))
    try:
        unicodedata.name(c)
    except ValueError as e:
        print(e)
for name in ["ALERT", "LINE FEED", "KEYCAP DIGIT ONE", "BELL", "NO-BREAK SPACE", "nbsp"]:
    print(name, ascii(unicodedata.lookup(name)))
for name in ["", "nothing", "a", "LATIN SMALL LETTER", "HANGUL SYLLABLE X", "CJK UNIFIED IDEOGRAPH-0041", "x" * 300]:
    try:
        unicodedata.lookup(name)
    except KeyError as e:
        print(e)
