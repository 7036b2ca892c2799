def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import gc

print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
gc.set_threshold(700, 10, 10)
print(gc.get_threshold())
gc.set_threshold(800, 20, 20)
print(gc.get_threshold())
gc.set_threshold(500)
print(gc.get_threshold())
gc.set_threshold(600, 5)
print(gc.get_threshold())
show(gc.set_threshold)
show(gc.set_threshold, "a")
show(gc.set_threshold, 1, 2, 3, 4)
show(gc.collect, 3)
show(gc.collect, -1)
show(gc.collect, "a")
show(gc.collect, unknown=1)
show(gc.collect, 1, 2)
print(gc.collect(generation=0) >= 0, gc.collect(1) >= 0)
print(type(gc.get_count()), len(gc.get_count()), type(gc.get_stats()), [sorted(s) for s in gc.get_stats()])
show(gc.get_objects, generation=5)
show(gc.get_objects, "a")
print(gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
print(gc.get_debug())
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())
gc.set_debug(0)
show(gc.set_debug, "a")
