# What % formatting refuses.
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
"%d" % "a"
"%d" % None
"%d" % ()
"%d" % (1, 2)
"%s %s" % 1
"%s %s" % (1,)
"abc" % 1
"abc" % (1,)
"%x" % 1.5
"%x" % "a"
"%o" % None
"%c" % "ab"
"%c" % ""
"%c" % -1
"%c" % 0x110000
"%c" % 1.5
"%c" % None
"%c" % b"a"
"%f" % "a"
"%e" % None
"%g" % 1j
"%d" % 1j
"%d" % float("inf")
"%d" % float("nan")
"%" % 1
"%5" % 1
"%q" % 1
"%é" % 1
"%(a" % {"a": 1}
"%(a)" % {"a": 1}
"%(a)s" % 1
"%(a)s" % (1,)
"%(a)s" % {}
"%(a)s" % [1]
"%(a)s" % "a"
"%*d" % 1
"%*d" % ("a", 1)
"%*d" % (1.5, 1)
"%.*f" % ("a", 1)
"%*d" % (5,)
"%*d" % (10 ** 30, 1)
"%99999999999999999999d" % 1
"%.99999999999999999999f" % 1
"%(a)*d" % {"a": 1}
"%s %(a)s" % {"a": 1}
"%(a)s %s" % {"a": 1}
"%s" % ()
"%r %r" % ("a",)
"%a" % (1, 2)
"%l" % 1
"%.d.d" % 1
"%z" % 1
"%\x01" % 1
"%(a)d" % {"a": "x"}
"%i" % [1]
"%u" % {}
''')
run(r'''
x = "%d"; x %= "a"
x = "%s %s"; x %= (1,)
x = "%d"; x %= 5; print(x)
''')
