# What bool refuses.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


class A:
    def __bool__(self): return 1
class B:
    def __bool__(self): raise ZeroDivisionError("no truth")
class C:
    def __len__(self): return -1
class D:
    def __len__(self): return "a"
class E:
    __bool__ = None
check(r'''
bool(A())
bool(B())
bool(C())
bool(D())
bool(E())
not A()
A() and 1
B() or 1
1 if C() else 2
bool(1, 2)
bool(x=1)
bool(NotImplemented)
not NotImplemented
True.foo
True.real = 1
True + "a"
True & "a"
True & 1.0
True | None
~1.5
any([A()])
all([B()])
list(filter(None, [A()]))
[x for x in [1] if B()]
True < "a"
True()
True[0]
len(True)
iter(True)
''')
