# Texts that float.fromhex refuses.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
float.fromhex('')
float.fromhex(' ')
float.fromhex('0x')
float.fromhex('0xg')
float.fromhex('0x1p')
float.fromhex('0x1p+')
float.fromhex('0x1p1.5')
float.fromhex('1e5x')
float.fromhex('0x1.2.3')
float.fromhex('0x1 p0')
float.fromhex('+-1')
float.fromhex('infinit')
float.fromhex('na')
float.fromhex('0x1p1024')
float.fromhex('0x1.fffffffffffff8p1023')
float.fromhex('1p99999999999999999999')
float.fromhex('0x_1')
float.fromhex('p0')
float.fromhex('.')
float.fromhex('0x.p1')
''')
check(r'''
float.fromhex()
float.fromhex(1)
float.fromhex(b"1")
float.fromhex("1", "2")
(1.5).hex(1)
float.hex(1)
float.hex()
''')
