# The four normal forms.
import unicodedata as u
texts = ["", "abc", "\u00e9", "e\u0301", "a\u0323\u0307", "a\u0307\u0323", "\ufb01", "\u212b", "\u2126",
         "\u1e9b\u0323", "\uac01", "\u1100\u1161\u11a8", "\u0958", "\ufdfa", "\u0344", "q\u0307\u0323",
         "\U0001d15e", "\u3392", "e\u0301\u0301", "a\u0315\u0300\u05ae\u0062", "\u0f73", "\uff76\uff9e"]
for text in texts:
    for form in "NFC", "NFD", "NFKC", "NFKD":
        normal = u.normalize(form, text)
        print(ascii(text), form, ascii(normal), u.is_normalized(form, text), u.is_normalized(form, normal))
