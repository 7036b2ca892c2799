# del of names, items, slices, attributes and several at once.
a = b = 1
del a, b
try:
    a
except NameError as e:
    print(e)
items = list(range(10))
del items[0], items[-1]
print(items)
del items[2:5]
print(items)
del items[::2]
print(items)
d = {"x": 1, "y": 2}
del d["x"]
print(d)


class C:
    pass


c = C()
c.attribute = 1
del c.attribute
print(hasattr(c, "attribute"))
(p, [q]) = 1, [2]
del (p, [q])


def f():
    x = 1
    del x
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)


f()
