import gc

gc.disable()

events = []


def callback(phase, info):
    events.append((phase, info["generation"], sorted(info)))
    if phase == "stop":
        events.append(info["collected"] >= 1)


gc.collect()
gc.callbacks.append(callback)
items = []
items.append(items)
del items
gc.collect()
gc.collect(0)
gc.callbacks.remove(callback)
print(events[:3])
print(events[3][:2], events[4][:2])


def broken(phase, info):
    raise ValueError("in callback")


print(gc.callbacks)
