# Bytes and characters that a code page does not have.
for encoding in ("cp1252", "cp1253", "iso8859-7", "cp857", "koi8-r", "cp037"):
    for data in (b"a\x81b", b"\xd2\xff", b"\x00\x8d\x8f"):
        try:
            print(encoding, ascii(data.decode(encoding)))
        except UnicodeDecodeError as error:
            print(error)
        print("   ", ascii(data.decode(encoding, "replace")), ascii(data.decode(encoding, "backslashreplace")))
    for text in ("日本", "a\u20acb", "\x81"):
        try:
            print(encoding, text.encode(encoding))
        except UnicodeEncodeError as error:
            print(error)
        print("   ", text.encode(encoding, "replace"), text.encode(encoding, "xmlcharrefreplace"))
