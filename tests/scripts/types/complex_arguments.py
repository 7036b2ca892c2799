# Arguments of complex(), and what it refuses.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
complex()
complex(1)
complex(1, 2)
complex(1.5, True)
complex(1j)
complex(real=1, imag=2)
complex(imag=3)
complex("1", 2)
complex(1, "2")
complex(None)
complex([])
complex(1, None)
complex(1, 2, 3)
complex(x=1)
complex(10 ** 400)
complex(1, 10 ** 400)
complex(b"1")
complex("1", imag=1)
complex(real="1")
complex.from_number(1)
complex.from_number(2.5)
complex.from_number(1j)
complex.from_number("1")
complex.from_number()
complex.from_number(None)
''')
class C:
    def __complex__(self): return 1 + 2j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class Bad:
    def __complex__(self): return 5
print(complex(C()), complex(F()), complex(I()), complex(F(), I()), complex.from_number(C()), complex.from_number(I()))
check(r'''
complex(Bad())
''')
