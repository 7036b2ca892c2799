# Legacy code pages of one byte.
samples = {
    "cp437": "é░╬α", "cp850": "éÁ©", "cp852": "łžŠ", "cp866": "Привет", "cp1250": "Żółć", "cp1251": "Привет",
    "cp1252": "€“smart”™", "cp1253": "Ελλάδα", "cp1254": "İstanbul", "cp1255": "שלום", "cp1256": "سلام",
    "cp1257": "Žalgiris", "cp1258": "đồng", "koi8-r": "Привет", "koi8-u": "Їжак", "iso8859-2": "Łódź",
    "iso-8859-5": "Привет", "iso8859-7": "Ελλάδα", "iso-8859-15": "€Šœ", "mac-roman": "ﬁ∑é", "cp037": "Hello {}",
    "cp500": "Hello [!]", "cp1140": "100 €", "tis-620": "ไทย", "hp-roman8": "é£", "windows-1252": "é", "latin2": "ő",
}
for encoding, text in samples.items():
    encoded = text.encode(encoding, "replace")
    print(encoding, encoded.hex(" "), ascii(encoded.decode(encoding)))
