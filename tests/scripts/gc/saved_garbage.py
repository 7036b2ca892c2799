import gc

gc.disable()

gc.collect()
gc.set_debug(gc.DEBUG_SAVEALL)
items = [1, 2]
items.append(items)
del items
print(gc.collect())
print(gc.garbage)
gc.set_debug(0)
gc.garbage[0].clear()
gc.garbage.clear()
print(gc.collect(), gc.garbage)
