from collections import deque
d = deque([1, 2, 3])
it = iter(d)
print(next(it)); d.append(4)
for _ in range(2):
    try:
        print(next(it))
    except (RuntimeError, StopIteration) as e:
        print(type(e).__name__, e)

class Changing:
    def __init__(self, deque): self.deque = deque
    def __eq__(self, other): self.deque.clear(); return False
for name in ("remove", "count", "index", "__contains__"):
    d = deque([1, 2, 3]); d.append(Changing(d)); d.append(5)
    try:
        getattr(d, name)(7)
    except Exception as e:
        print(name, type(e).__name__, e)
class Dropped:
    def __del__(self): print("dropped")
d = deque([Dropped()], maxlen=1); d.append(1); print(d)
