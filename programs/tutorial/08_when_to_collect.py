# Collecting by hand (after a time, after an event), and by itself.
#
# What to look for: the program may call gc.collect() whenever it knows that cycles have become garbage. Left
# alone, the collector starts when the count of generation 0 passes its threshold; gc.callbacks shows it.
import gc
import time


class Node:
    def __init__(self):
        self.me = self


# Time-based: whenever a twentieth of a second has passed.
gc.disable()
gc.collect()
made = freed = collections = 0
last = time.monotonic()
while collections < 3:
    Node()
    made += 1
    if time.monotonic() - last > 0.05:
        freed += gc.collect()
        collections += 1
        last = time.monotonic()
print("time-based:", collections, "collections; all that was made was freed:", freed == made)


# Event-based: whenever a request has been served.
def serve(request):
    Node()
    Node()
    return request + " served"


for request in "first", "second":
    answer = serve(request)
    print("event-based:", answer, "- objects freed:", gc.collect())

# By itself: the count passes the threshold.
counts = []


def watch(phase, info):
    if phase == "start":
        counts.append(gc.get_count()[0])


gc.callbacks.append(watch)
gc.enable()
kept = []
while not counts:
    kept.append([])
gc.callbacks.remove(watch)
print("by itself: the threshold is", gc.get_threshold()[0], "and the count was", counts[0])
