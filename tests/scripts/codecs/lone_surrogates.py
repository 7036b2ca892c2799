# Surrogates have no form, unless the error handler gives them one.
for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-16", "ascii", "latin-1", "cp1252"):
    for text in ("\ud800", "a\udc80", "\udcff\ud800b"):
        for handler in ("strict", "surrogatepass", "surrogateescape", "replace", "xmlcharrefreplace"):
            try:
                print(encoding, ascii(text), handler, text.encode(encoding, handler))
            except UnicodeEncodeError as error:
                print(encoding, ascii(text), handler, error)
print(ascii(b"a\xff\xfe".decode("ascii", "surrogateescape")))
print(b"a\xff\xfe".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
print(ascii(b"\x00\xd8".decode("utf-16-le", "surrogatepass")))
