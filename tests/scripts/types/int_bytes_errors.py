# What int.to_bytes and int.from_bytes refuse.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
(256).to_bytes()
(-1).to_bytes()
(128).to_bytes(1, signed=True)
(-129).to_bytes(1, signed=True)
(1).to_bytes(0)
(1).to_bytes(-1)
(1).to_bytes("a")
(1).to_bytes(1.0)
(1).to_bytes(2, "middle")
(1).to_bytes(2, 5)
(1).to_bytes(2, None)
(1).to_bytes(10 ** 30)
(1).to_bytes(1, "big", True)
(1).to_bytes(size=2)
int.from_bytes()
int.from_bytes("ab")
int.from_bytes(5)
int.from_bytes(None)
int.from_bytes([256])
int.from_bytes([-1])
int.from_bytes(["a"])
int.from_bytes(b"a", "x")
int.from_bytes(b"a", 1)
int.from_bytes(b"a", "big", True)
int.from_bytes(1.5)
(-1).to_bytes(0, signed=True)
(0).to_bytes(0, signed=True)
''')
