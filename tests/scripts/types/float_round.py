# round() of floats, half to even by exact value.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for number in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.125, 0.375, 1e16, 5.015, 1234.5678, -2.5, 5e-324, 1e308):
    print([round(number, places) for places in (None, 0, 1, 2, 3, -1, -3, 20, 400, -400)])
check(r'''
round(1.7e308, -308)
round(1.5, "a")
round(1.5, 1.0)
round(1.5, 10 ** 30)
round(1.5, -10 ** 30)
round(1.5, ndigits=None)
round(-0.4)
round(-0.04, 1)
''')
