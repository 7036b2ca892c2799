# Subscripts of str, with several widths of characters.
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


for text in ("", "abcdef", "aébcdé", "中文a𝐀é"):
    print([text[i:j] for i in (None, 0, 1, -2, 10) for j in (None, 2, -1, 0, 99)])
    print([text[::k] for k in (1, 2, 3, -1, -2, 100, -100)], [text[4:1:k] for k in (-1, -2, 1)], text[True:], text[:True])
print("aé中"[0], "aé中"[-1], "aé中"[1], "ab"[True], str()[:], "abc"[slice(None, None, 2)])
check(r'''
""[0]
"ab"[2]
"ab"[-3]
"ab"["a"]
"ab"[1.0]
"ab"[None]
"ab"[1, 2]
"ab"[::0]
"ab"["a":]
"ab"[:1.5]
"ab"[10 ** 30]
"ab"[10 ** 30:]
"ab"[-10 ** 30:10 ** 30]
"ab"[()]
"é"[1]
"ab"[::10 ** 30]
''')
run(r'''
x = "ab"; x[0] = "c"
x = "ab"; del x[0]
x = "ab"; x[0:1] = "c"
x = "ab"; del x[:]
x = "ab"; x["a"] = 1
x = "ab"; x.y = 1
x = "ab"; del x.upper
''')
