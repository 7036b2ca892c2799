# A finalizer may make its object live on; it runs only once all the same.
import gc

kept, log = [], []

class C:
    def __del__(self):
        log.append("finalized")
        kept.append(self)

c = C()
del c
print(len(kept), log)
kept.clear()
print(log)

class InCycle:
    def __init__(self):
        self.me = self
    def __del__(self):
        log.append("in cycle")
        kept.append(self)

c = InCycle()
del c
gc.collect()
print(log, kept[0].me is kept[0])
kept.clear()
gc.collect()
print(log)

class Subclass(list):
    def __del__(self):
        log.append(len(self))

s = Subclass([1, 2, 3])
del s
print(log[-1])
