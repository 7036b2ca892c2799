import gc

gc.disable()


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalizing", self.name)


a = Node("a")
b = Node("b")
a.b, b.a = b, a
del a, b
print("collecting")
gc.collect()
single = Node("single")
single = None
print("after single")
kept = []


class Phoenix:
    def __del__(self):
        print("reviving")
        kept.append(self)


phoenix = Phoenix()
phoenix.self = phoenix
del phoenix
print(gc.collect() >= 0, len(kept), gc.is_finalized(kept[0]))
kept.clear()
print(gc.collect() > 0, len(kept))


print("end")
