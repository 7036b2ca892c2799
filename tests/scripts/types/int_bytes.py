# int.to_bytes and int.from_bytes.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
(1024).to_bytes(2)
(1024).to_bytes(4, "little")
(0).to_bytes(0)
(0).to_bytes()
(255).to_bytes()
(-1).to_bytes(2, signed=True)
(-128).to_bytes(1, "big", signed=True)
(127).to_bytes(1, signed=True)
(2 ** 100).to_bytes(13)
(-2 ** 99).to_bytes(13, "little", signed=True)
(5).to_bytes(length=3, byteorder="little")
True.to_bytes(2)
int.from_bytes(b"")
int.from_bytes(b"\x01\x00")
int.from_bytes(b"\x01\x00", "little")
int.from_bytes(b"\xff", signed=True)
int.from_bytes(b"\xff\x00", byteorder="little", signed=True)
int.from_bytes([1, 2, 3])
int.from_bytes((255,), signed=True)
int.from_bytes(bytearray(b"ab"))
int.from_bytes(range(5), "little")
int.from_bytes(b"\x80" + bytes(20), signed=True)
bool.from_bytes(b"\x01")
int.from_bytes(iter([1, 0]))
''')
