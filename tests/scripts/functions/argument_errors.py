# What a call with wrong arguments says.
def f(a, b, c=1, *, d, e=2):
    pass


def g():
    pass


def h(a, /, b):
    pass


def k(x, y=1):
    pass


def one(*, kw):
    pass


def two(*, kw, kv):
    pass


def three(*, kw, kv, ku):
    pass


def many(a, b, c, d):
    pass


def va(a, *args, k):
    pass


class C:
    def m(self):
        pass

    def __init__(self, a):
        pass


for call in ["f()", "f(1)", "f(1,2)", "f(1,2,3,4,d=1)", "f(1,2,3,4)", "f(1,2,d=1,z=3)", "f(1,2,a=3,d=1)",
             "g(1)", "g(1,2)", "g(x=1)", "h(a=1,b=2)", "h()", "h(1)", "k()", "k(1,2,3)", "one()", "two()",
             "three()", "many()", "many(1)", "many(1,2)", "many(1,2,3)", "C()", "C(1,2)", "C.m()",
             "C(1).m(1)", "va()", "va(1)", "one(1, kw=2)", "one(1,2, kw=2)", "k(1,xx=2)", "k(1,zzzz=2)",
             "h(1,2,a=3)", "f(1,2,*[1,2,3],d=1)", "va(1,2,z=3,k=1)", "k(1,2,3,y=4)", "one(1,2)"]:
    try:
        exec(call)
    except TypeError as e:
        print(call, "->", e)
