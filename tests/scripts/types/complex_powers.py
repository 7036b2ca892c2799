# Powers of complex numbers.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
1j ** 2
(1+2j) ** 3
(1+2j) ** -2
(1+2j) ** 0
0j ** 0
0j ** 2
(1+1j) ** 100
2 ** 1j == 2 ** 1j
(-1) ** 0.5
(1+2j) ** 1
(2j) ** 2.0
pow(1j, 2)
pow(2j, 2, None)
0j ** 0j
1j ** 101 == 1j ** 101
(2+0j) ** 10
0j ** -1
0j ** 1j
(1e200+0j) ** 2
(1e200+1e200j) ** 2
pow(1j, 2, 3)
1j ** "a"
(1+2j) ** None
''')
