# UTF-8, UTF-16 and UTF-32, with and without a mark of the byte order.
text = "aé€😀"
for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
    encoded = text.encode(encoding)
    print(encoding, encoded.hex(" "), encoded.decode(encoding) == text)

print(b"\xfe\xff\x00a".decode("utf-16"), b"\xff\xfea\x00".decode("utf-16"), b"a\x00".decode("utf-16"))
print(b"\x00\x00\xfe\xff\x00\x00\x00a".decode("utf-32"))
print(b"\xef\xbb\xbfa".decode("utf-8-sig"), b"a".decode("utf-8-sig"), ascii(b"\xef\xbb\xbfa".decode("utf-8")))
print("".encode("utf-16"), "".encode("utf-8-sig"), b"".decode("utf-16") == "")
for name in ("UTF8", "u8", "Utf_8", "utf 8", "U16", "UTF-16LE", "utf_32_be", "UTF32"):
    print(name, "x".encode(name))
