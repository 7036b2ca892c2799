# float.hex and float.fromhex.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for number in (0.0, -0.0, 1.0, 1.5, -3.75, 0.1, 1e300, 5e-324, 2.2250738585072014e-308, float("inf"), -float("inf"), float("nan"), 1e-310):
    print(number.hex(), float.fromhex(number.hex()))
check(r'''
float.fromhex('0x1p0')
float.fromhex('1p0')
float.fromhex('0x.8')
float.fromhex('0x8.')
float.fromhex('-0x1.8p-3')
float.fromhex(' 0x1p4 ')
float.fromhex('1.8')
float.fromhex('ff')
float.fromhex('inf')
float.fromhex('-Infinity')
float.fromhex('NAN')
float.fromhex('0x1.fffffffffffff8p0')
float.fromhex('0x1.fffffffffffff7p1023')
float.fromhex('0x0.0000000000001p-1022')
float.fromhex('0x1p-1074')
float.fromhex('0x1p-1075')
float.fromhex('0x1.8p-1075')
float.fromhex('0x0p99999999999')
float.fromhex('0x1p+5')
float.fromhex('0X1P5')
float.fromhex('0xabc.def')
''')
