# Shifts, also by large and negative counts.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
1 << 100
-1 << 70
0 << 10 ** 30
5 >> 1
-5 >> 1
-5 >> 100
5 >> 10 ** 30
-5 >> 10 ** 30
2 ** 100 >> 99
-(2 ** 100) >> 64
-(2 ** 64 + 1) >> 64
1 << -1
1 >> -1
0 >> -1
1 << 1.0
1 >> "a"
"a" << 1
1 << True
True << 3
1 << None
1.0 >> 1
''')
