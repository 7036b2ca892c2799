# Lines of uuencoded data.
from binascii import a2b_uu, b2a_uu
for text in (b"", b"hello", b"\0\0\0", b"x" * 45):
    print(b2a_uu(text), b2a_uu(text, backtick=True), a2b_uu(b2a_uu(text)) == text)
for attempt in (lambda: b2a_uu(b"x" * 46), lambda: a2b_uu(b""), lambda: a2b_uu(b"#AAAAAAAA"), lambda: a2b_uu(b"#AA\1A"), lambda: b2a_uu("a"),
                lambda: a2b_uu("%:&5L;&\\ "), lambda: a2b_uu(b"#``")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
