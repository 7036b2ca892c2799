import gc

print(gc.get_threshold())
print(gc.get_debug(), gc.garbage, gc.callbacks, gc.isenabled())
gc.freeze()
print(gc.get_freeze_count())
