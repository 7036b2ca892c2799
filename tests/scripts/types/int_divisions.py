# Floor division and remainder of ints by sign.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


for a in (7, -7, 10 ** 25, -10 ** 25 - 1, 0):
    for b in (2, -2, 3, 10 ** 20, -10 ** 24, True):
        print(a // b, a % b, divmod(a, b), a / b)
check(r'''
1 // 0
1 % 0
1 / 0
divmod(1, 0)
10 ** 400 / 3
10 ** 400 / 10 ** 399
-10 ** 400 / 10 ** 50
1 / 10 ** 400
10 ** 400 / 1.0
10 ** 400 // 0
10 ** 400 // 1.0
5 // "a"
"a" // 5
divmod("a", 5)
divmod(5, None)
divmod(1)
int.__divmod__(5, 1.5)
(2 ** 53 + 1) / 1
(2 ** 54 + 2) / 2
''')
