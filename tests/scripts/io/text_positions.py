# tell() and seek() of text, in encodings with and without a state.
import io
samples = [
    ("utf-8", "aé€😀\nzweite\n".encode()), ("utf-8", b"one\r\ntwo\r\nthree"), ("latin-1", b"\xe9\n\xe8"),
    ("utf-16", "aé€\nb".encode("utf-16")), ("utf-16", b"\xfe\xff" + "ab\n".encode("utf-16-be")),
    ("utf-8-sig", b"\xef\xbb\xbfa\nb"), ("shift_jis", "日本\n語".encode("shift_jis")),
]
for encoding, data in samples:
    x = io.TextIOWrapper(io.BytesIO(data), encoding=encoding)
    places = [x.tell()]
    text = ""
    while True:
        character = x.read(1)
        if not character:
            break
        text += character
        places.append(x.tell())
    print(encoding, repr(text), places)
    for index, place in enumerate(places):
        if x.seek(place) != place or x.read() != text[index:]:
            print("wrong at", index)
x = io.TextIOWrapper(io.BytesIO(b"first\nsecond\n"), encoding="ascii")
print(x.readline(), x.tell(), x.seek(0, 2), x.seek(0), x.read(2), x.seek(0, 1), x.read(3))
