# A codec of a program's own.
import codecs
def encode(text, errors="strict"):
    return text[::-1].encode("ascii", errors), len(text)
def decode(data, errors="strict"):
    return bytes(data).decode("ascii", errors)[::-1], len(data)
def search(name):
    print("search", name)
    if name == "back_wards":
        return codecs.CodecInfo(encode, decode, name="back-wards")
codecs.register(search)
print("abc".encode("Back-Wards"), b"cba".decode("back wards"), str(b"xy", "BACK_WARDS"), codecs.lookup("back-wards").name)
for name in ("no-such-thing",):
    try:
        "a".encode(name)
    except LookupError as error:
        print(error)
codecs.unregister(search)
try:
    "abc".encode("back-wards")
except LookupError as error:
    print(error)
codecs.register(3)
