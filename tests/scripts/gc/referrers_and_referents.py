import gc

gc.disable()

target = ["target"]
holder = {"key": target}
other = (target,)
referrers = gc.get_referrers(target)
print(any(r is holder for r in referrers), any(r is other for r in referrers),
      any(r is globals() for r in referrers))
print(gc.get_referents(other) == [target], target in gc.get_referents([1, "a", target]))
print(gc.get_referrers(), gc.get_referents(), gc.get_referents(1, "a"))
print(any(o is holder for o in gc.get_objects()), any(o is holder for o in gc.get_objects(0)))
gc.collect()
print(any(o is holder for o in gc.get_objects(2)), any(o is holder for o in gc.get_objects(0)))


class Node:
    pass


node = Node()
node.value = target
print(target in gc.get_referents(node), Node in gc.get_referents(node))
