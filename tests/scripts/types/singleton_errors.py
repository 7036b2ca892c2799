# What None, Ellipsis and NotImplemented refuse.
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
None()
None + 1
1 + None
None < None
None[0]
None.x
None.x = 1
len(None)
iter(None)
for_
None < 1
-None
type(None)(1)
type(...)(1)
type(NotImplemented)(x=1)
type("N", (type(None),), {})
type("E", (type(...),), {})
... + 1
... < ...
NotImplemented + 1
NotImplemented()
bool(NotImplemented)
format(None, "5")
format(..., "x")
int(None)
None[0] 
None in None
1 in ...
f"{None:d}"
del_
(...)[0]
(...).x
(...).x 
''')
run(r'''
None.x = 1
(...).x = 1
del None.x
None[0] = 1
del (...)[0]
a, b = None
x = NotImplemented; x.y = 1
for x in None: pass
with None: pass
raise None
print(*None)
print(**None)
''')
