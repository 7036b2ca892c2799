# Texts that complex() reads and refuses.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
complex('1')
complex('1j')
complex('j')
complex('-j')
complex('+j')
complex('1+2j')
complex('1-2J')
complex(' ( 1+2j ) ')
complex('(1)')
complex('1e5-1e-5j')
complex('inf+nanj')
complex('-infj')
complex('1_0+2_0j')
complex('')
complex('()')
complex('1 + 2j')
complex('1+j2')
complex('1+2')
complex('2j+1')
complex('1+2jj')
complex('(1')
complex('1)')
complex('a')
complex('1+')
complex('j1')
complex('++1j')
complex('1e')
complex('1._0')
complex('nan-infj')
complex('\xa01\xa0')
complex('1\x00')
''')
