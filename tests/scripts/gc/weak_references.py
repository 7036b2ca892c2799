import gc
import weakref

gc.disable()


class Node:
    pass


node = Node()
reference = weakref.ref(node, lambda dead: print("gone", dead() is None))
plain = weakref.ref(node)
print(reference() is node, weakref.getweakrefcount(node), plain is weakref.ref(node))
print(len(weakref.getweakrefs(node)))
node.self = node
del node
print(reference() is None)
gc.collect()
print(reference(), plain())
print(weakref.getweakrefcount(5), weakref.getweakrefs(5), weakref.ReferenceType is weakref.ref)
