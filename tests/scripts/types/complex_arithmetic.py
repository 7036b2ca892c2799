# Arithmetic of complex numbers, with special values and mixed operands.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


inf, nan = float("inf"), float("nan")
check(r'''
(1+2j) + 1
(1+2j) - 1.5
2 - (1+2j)
(1+2j) * (3-4j)
2 * (1-1j)
(1+2j) / (3-4j)
1 / 2j
(1+2j) / 2
-(1+2j)
+(1-0j)
abs(3+4j)
(1+2j).conjugate()
(1+2j).real
(1+2j).imag
-0j
0 - 0j
-0.0 - 0j
-0.0 + 0j
1 - 0j
2.0 * complex(inf, nan)
complex(inf, 1) * 2
complex(inf, 1) * 1j
complex(1, inf) * complex(0, 1)
complex(nan, 1) + 1
(-0.0) * 1j
0.0 - 1j
1j - 0.0
complex(-0.0, 2) + 0.0
1e308 * (1+1j) * 10
abs(complex(inf, nan))
abs(complex(nan, 1))
abs(1e308+1e308j)
(1+2j) == 1+2j
1j == 1
(1+0j) == 1
(1+0j) == 1.0
bool(0j)
bool(complex(0, -0.0))
bool(1e-300j)
''')
