# pow() of ints with a modulus.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
pow(3, 5, 7)
pow(3, 5, -7)
pow(-3, 5, 7)
pow(-3, 5, -7)
pow(3, 0, 1)
pow(0, 0, 5)
pow(3, -1, 11)
pow(3, -2, -11)
pow(2, 10 ** 30, 10 ** 9 + 7)
pow(10 ** 30, 10 ** 20, 10 ** 25 + 1)
pow(38, -1, 97)
pow(2, -5, 3)
pow(True, True, 2)
pow(2, 3, True)
pow(5, 3, None)
(2).__pow__(3, 5)
(2).__rpow__(3, 5)
(2).__pow__(-1)
(2).__pow__("a")
''')
