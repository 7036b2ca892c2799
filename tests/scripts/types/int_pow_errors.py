# pow() that cannot be.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
pow(2, -1, 4)
pow(0, -1, 7)
pow(2, 3, 0)
pow(2, 3, 0.0)
pow(2.0, 3, 5)
pow(2, 3.0, 5)
pow(2, 3, 5.0)
pow(2, "a", 5)
pow("a", 2, 5)
pow(2, 3, "a")
pow(0, -1)
pow(2)
pow()
pow(2, 3, 4, 5)
pow(2, 3, modulus=5)
pow(1j, 2, 3)
pow(2, 1j, 3)
2 ** "a"
"a" ** 2
[] ** 2
0 ** -1
0.0 ** -1
0j ** -1
0 ** 1j
(2).__pow__()
(2).__pow__(1, 2, 3)
''')
