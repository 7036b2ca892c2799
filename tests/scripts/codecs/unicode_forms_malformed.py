# What is no UTF-16 or UTF-32.
cases = [
    ("utf-16-le", b"\x00\xd8a\x00"),
    ("utf-16-le", b"\x00\xdc"),
    ("utf-16-le", b"\x00\xd8"),
    ("utf-16-le", b"a"),
    ("utf-16-be", b"\xd8\x00\x00"),
    ("utf-16", b"\xff\xfe\x00\xd8a\x00"),
    ("utf-16", b"\xfe\xff\xdc\x00"),
    ("utf-32-le", b"\x00\x00\x11\x00"),
    ("utf-32-le", b"\x00\xd8\x00\x00"),
    ("utf-32-be", b"\x00\x00\x00"),
    ("utf-32", b"a\x00\x00\x00b"),
    ("utf-8-sig", b"\xef\xbb\xbfab\xff"),
    ("utf-8", b"ab\xe2\x82"),
    ("utf-8", b"\xed\xa0\x80"),
]
for encoding, data in cases:
    try:
        print(data.decode(encoding))
    except UnicodeDecodeError as error:
        print(error, "|", error.encoding, error.start, error.end, error.reason)
    for handler in ("ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
        try:
            print("   ", handler, ascii(data.decode(encoding, handler)))
        except UnicodeDecodeError as error:
            print("   ", handler, error)
