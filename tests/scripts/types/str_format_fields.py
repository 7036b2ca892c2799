# str.format: fields, lookups, nesting, conversions.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


class P:
    x = [1, {"k": "v"}]
    def __format__(self, spec): return f"P<{spec}>"
    def __repr__(self): return "P()"
check(r'''
"{} {}".format(1, 2)
"{1} {0} {1}".format(1, 2)
"{a} {b}".format(a=1, b=2)
"{} {a} {}".format(1, 2, a=3)
"{0.x}".format(P())
"{0.x[0]}".format(P())
"{0.x[1][k]}".format(P())
"{a[0][1]}".format(a=["xy"])
"{0[a b]}".format({"a b": 1})
"{0[-1]}".format({"-1": 2})
"{0[01]}".format([1, 2])
"{!r} {!s} {!a}".format("é", "é", "é")
"{:>5}|{:<5}|{:^5}".format(1, 2, 3)
"{:{}}".format(1, 5)
"{:{w}}".format(1, w=4)
"{:{}{}}".format("a", ">", 4)
"{0:{1}}".format("a", 3)
"{{}} {{{}}}".format(1)
"{:}".format(1)
"{!r:>5}".format("a")
"{}".format(P())
"{:abc}".format(P())
"{0:{{}}}".format(P())
"{!s:5}|".format(P())
"".format()
"{{".format()
"{a.real}".format(a=5)
"{0.__class__.__name__}".format(1)
"{é}".format(é=1)
"{a-b}".format(**{"a-b": 1})
"{ a}".format(**{" a": 1})
"{a}".format_map({"a": 1})
"{a[b]}{c}".format_map({"a": {"b": 1}, "c": 2})
"{:%}".format(0.5)
"{0}{0!r}".format("a")
"{}".format(*[1])
''')
class M(dict):
    def __missing__(self, key): return "<" + key + ">"
print("{x} {y.upper}".format_map(M(x=1))[:8], "{0}".format(P.x), "{:10}|{:<10}|".format(P(), "é"))
