# Encodings that fail, and their handlers.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


check(r'''
"é".encode("ascii")
"aé中".encode("latin-1")
"\ud800".encode()
"é".encode("ascii", "ignore")
"é".encode("ascii", "replace")
"é中𝐀".encode("ascii", "backslashreplace")
"é中".encode("ascii", "xmlcharrefreplace")
"\udc80".encode("utf-8", "surrogateescape")
"\ud800".encode("utf-8", "surrogatepass")
"a".encode("no-such")
"é".encode("ascii", "no-such")
"a".encode("ascii", "no-such")
"a".encode(1)
"a".encode("ascii", 1)
"a".encode("ascii", "strict", 1)
"a".encode(x=1)
"a".encode(errors="ignore")
"a".encode(encoding="UTF8")
"é".encode("Latin1")
"a".encode("utf-16-le")
"a𝐀".encode("utf-32-be")
''')
