# hex and fromhex.
text = bytes(range(250, 256)) + b"az"
print(text.hex(), text.hex(":"), text.hex(":", 3), text.hex("-", -3), text.hex(b"_"), text.hex(sep=".", bytes_per_sep=0), bytearray(text).hex(" ", 2))
for kind in (bytes, bytearray):
    print(kind.fromhex("61 62\t63\n"), kind.fromhex(""), kind.fromhex(b"fF"), kind.fromhex(memoryview(b"00")))
    for source in ("abc", "a b", "zz", "é", "0", "ab\0", "61zz", 5, None):
        try:
            print(kind.fromhex(source))
        except Exception as error:
            print(type(error).__name__, error)
for arguments in (("é",), (1,), ("--",), ("",), (None,), (":", None)):
    try:
        print(text.hex(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


class Own(bytes):
    pass


print(type(Own.fromhex("41")).__name__, Own.fromhex("41"))
