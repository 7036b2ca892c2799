# The collector starts by itself when allocations of containers minus deallocations pass the threshold.
import gc

starts = []


def note(phase, info):
    if phase == "start":
        starts.append(info["generation"])


gc.collect()
gc.set_threshold(100, 3, 2)
gc.callbacks.append(note)
kept = []
for i in range(99):
    kept.append([])
print(len(starts))
for i in range(900):
    kept.append([])
gc.callbacks.remove(note)
print(9 <= len(starts) <= 10, starts[:4], 1 in starts)
