# Operators of str and what they refuse.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


def run(texts):
    for text in texts.strip().split("\n"):
        try:
            exec(text, {})
            print(text, "-> done")
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
"a" + "b"
"a" * 3
3 * "a"
"a" * 0
"a" * -1
"a" * True
"" * 10 ** 15
"ab" < "b"
"a" == "a"
"a" != 1
"é" > "z"
"\ud800" < "￿"
"a" < "ab"
"a" + 1
1 + "a"
"a" + None
"a" + b"b"
b"b" + "a"
"a" - "b"
"a" * "b"
"a" * 1.5
1.5 * "a"
"a" * None
"a" / 2
"a" // 2
"a" ** 2
"a" @ "b"
"a" & "b"
-"a"
+"a"
~"a"
"a" < 1
1 < "a"
"a" >= None
"a" < b"a"
"a" <= []
"a" << 1
abs("a")
round("a")
divmod("a", "b")
''')
run(r'''
x = "a"; x += 1
x = "a"; x *= "b"
x = "a"; x -= 1
x = 1; x += "a"
x = "a"; x += None
x = set(); x *= "a"
x = range(3); x *= [1]
x = "a"; x *= 2; print(x)
x = 3; x *= "ab"; print(x)
''')
