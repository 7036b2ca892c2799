# What complex numbers cannot do.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
1j < 2j
1j >= 1
1j // 2
1j % 2
divmod(1j, 2)
int(1j)
float(1j)
round(1j)
1j / 0
1j / 0j
1j + "a"
"a" - 1j
1j & 1
~1j
1j << 1
range(1j)
[1][1j]
format(1j, "d")
format(1j, "05")
format(1j, "=5")
format(1j, "s")
format(1j, "%")
"%d" % 1j
"%f" % 1j
(1j).real = 1
(1j).foo
(1j).conjugate(1)
complex.conjugate(1)
(1j).__complex__(1)
max(1j, 2j)
sorted([1j, 2j])
sum([1j], "a")
bin(1j)
chr(1j)
''')
