# base64, there and back, with padding of all kinds.
from binascii import a2b_base64, b2a_base64
for text in (b"", b"a", b"ab", b"abc", b"\xff\xfe\xfd\xfc", b"x" * 60):
    line = b2a_base64(text)
    print(line, a2b_base64(line) == text, b2a_base64(text, newline=False))
for source in (b"aGVsbG8", b"aGVsbG8==", b"aGVs bG8=", b"a", b"ab", b"=", b"====", b"ab=", b"ab=c", b"abc=d", b"abcd=", b"@@@", b"a@b@c@d",
               b"aGVsbG8=aGVs", b"ab=\n=", b"ab==cd==", b"a===", b"abcde", b"=abcd", b"a=bc", b"ab=c=", b"-_-_", "aGVs", "é", 5):
    for strict in (False, True):
        try:
            print(source, strict, a2b_base64(source, strict_mode=strict))
        except Exception as error:
            print(source, strict, type(error).__name__, error)
