# Every kind of parameter.
def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    print(a, b, c, args, d, e, kwargs)


f(1, d=4)
f(1, 20, 30, 40, 50, d=4, e=6, g=7)
f(1, c=9, d=4, a=0)


def only_keywords(*, x, y=1):
    print(x, y)


only_keywords(x=0)
only_keywords(y=3, x=2)


def defaults(a, items=[]):
    items.append(a)
    return items


print(defaults(1), defaults(2))
print((lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, 3, c=4, e=5))
