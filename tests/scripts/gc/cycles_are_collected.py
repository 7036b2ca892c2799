import gc

gc.disable()

gc.collect()
for i in range(10):
    items = []
    items.append(items)
del items
print(gc.collect(), gc.collect())


class Node:
    pass


a, b = Node(), Node()
a.other, b.other = b, a
del a, b
print(gc.collect() >= 2)
print(gc.garbage)


def closure():
    def inner():
        return inner

    return inner


closure()
print(gc.collect() > 0, gc.collect())
d = {}
d["self"] = d
del d
t = ([],)
t[0].append(t)
del t
print(gc.collect())
