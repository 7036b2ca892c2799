# Texts that int() reads.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
int()
int("7")
int("  -12  ")
int("+5")
int("1_000")
int("0x1F", 16)
int("0X1f", 0)
int("0b101", 2)
int("0o17", 0)
int("0_7", 8)
int("zz", 36)
int("ZZ", 36)
int(b"42")
int(bytearray(b"42"))
int("٣٤")
int("０１２")
int(" 5 ")
int("0", 0)
int("00", 0)
int("1" * 25)
int("-0")
int("f" * 20, 16)
int("\n5\t")
int(True)
int(3.99)
int(-3.99)
int(1e20)
int("1", base=10)
int("11", base=True + 1)
''')
