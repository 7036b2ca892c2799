# Floats and large ints compare exactly.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for a, b in ((2.0 ** 53, 2 ** 53 + 1), (1e300, 10 ** 300), (float("inf"), 10 ** 400), (-float("inf"), -10 ** 400), (float("nan"), 1), (0.5, 0), (-0.5, 0), (1e16, 10 ** 16 + 1), (2.0 ** 62, 2 ** 62), (2.0 ** 63, 2 ** 63 - 1), (1.5, 10 ** 30)):
    print(a == b, a != b, a < b, a <= b, a > b, a >= b, b == a, b < a, b <= a, b > a, b >= a)
check(r'''
1.5 < "a"
1.5 < None
1.5 < 1j
1.5 == "a"
1 < []
float("nan") == float("nan")
[float("nan")] == [float("nan")]
''')
