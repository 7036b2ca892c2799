# Collecting by hand (after a time, after an event), and by itself.
#
# What to look for: the program may call gc.collect() whenever it knows that a cycle has become garbage. Left
# alone, the collector starts when the count of generation 0 passes its threshold; gc.callbacks shows it.
import gc
import time


class Node:
    def __init__(self):
        self.me = self


# Time-based: at most every twentieth of a second.
gc.disable()
gc.collect()
last = time.monotonic()
made = freed = 0
while made < 3 or freed == 0:
    Node()
    made += 1
    if time.monotonic() - last > 0.05:
        freed += gc.collect()
        last = time.monotonic()
freed += gc.collect()
print("time-based: everything made was freed:", freed == made)

# Event-based: when a request has been served.
def serve():
    Node()
    return "served"


print("event-based:", serve(), "and then freed", gc.collect())

# By itself: the count passes the threshold.
events = []


def watch(phase, info):
    if phase == "start":
        events.append(gc.get_count()[0])


gc.enable()
gc.callbacks.append(watch)
kept = []
while not events:
    kept.append([])
gc.callbacks.remove(watch)
print("by itself: after more than", gc.get_threshold()[0], "containers:", len(kept) > 600)
