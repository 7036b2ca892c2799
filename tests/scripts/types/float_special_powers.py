# Powers of infinities, zeros and not-a-number.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


inf, nan = float("inf"), float("nan")
values = (0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5, 3.0, inf, -inf, nan)
for base in values:
    row = []
    for exponent in values:
        try:
            row.append(repr(base ** exponent))
        except ArithmeticError as error:
            row.append(type(error).__name__ + ": " + str(error))
    print(base, row)
check(r'''
0 ** -1.5
0.0 ** -2
(-8) ** (1 / 3)
(-8.0) ** 2.5
10.0 ** 400
10 ** 400.0
2.0 ** 1024
2.0 ** -1075
0.0 ** 0
(-1.0) ** 10 ** 300
1.5 ** "a"
2 ** 0.5
pow(2.0, 3.0, None)
''')
