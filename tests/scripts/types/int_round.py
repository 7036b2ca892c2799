# round() of ints to tens, half to even.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for number in (5, 15, 25, 250, 350, -15, -25, 12345, 10 ** 20 + 5, 149, 150, 151):
    print([round(number, places) for places in (0, -1, -2, -3, -30, 2, None)])
check(r'''
round(5, 1.0)
round(5, "a")
round(5, ndigits=-1)
round(5, 10 ** 30)
round()
round(1, 2, 3)
round("a")
round(number=15, ndigits=-1)
round(True)
round(True, -1)
''')
