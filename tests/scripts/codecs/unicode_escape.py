# The escapes of string literals as encodings.
for text in ("a\tb\n", "é\x00\x7f", "€😀", "back\\slash 'quotes\"", "\ud800"):
    for encoding in ("unicode_escape", "raw_unicode_escape"):
        encoded = text.encode(encoding)
        print(encoding, encoded, encoded.decode(encoding) == text)
print(ascii(rb"\x41\u20ac\U0001f600\101\n\q\\".replace(b"\\q", b"").decode("unicode_escape")))
print(ascii(b"a\\\nb".decode("unicode_escape")))
print(ascii(rb"\u0041 \\u0041 \n".decode("raw_unicode_escape")))
for data in (rb"\x4", rb"\u12", rb"\U00110000", b"\\", rb"\N{", rb"\N{}", rb"\N", rb"\xzz"):
    for encoding in ("unicode_escape", "raw_unicode_escape"):
        try:
            print(encoding, data, ascii(data.decode(encoding)))
        except UnicodeDecodeError as error:
            print(encoding, data, error)
    print("   ", ascii(data.decode("unicode_escape", "replace")))
