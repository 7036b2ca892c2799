# Floor division and remainder of floats.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


inf, nan = float("inf"), float("nan")
for a in (7.5, -7.5, 0.0, -0.0, 1e300, inf, nan, 1):
    for b in (2.0, -2.0, 0.1, inf, -inf, 1e-300, nan):
        try:
            print(a, b, a // b, a % b, divmod(a, b))
        except ArithmeticError as error:
            print(a, b, type(error).__name__, error)
check(r'''
1.0 // 0
1.0 % 0
divmod(1.0, 0.0)
1.0 / 0
1 / 0.0
1.5 // "a"
1.5 % None
divmod(1.5, "a")
0.0 // 0.0
"a" / 1.5
''')
