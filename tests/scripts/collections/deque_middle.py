from collections import deque
d = deque(range(6))
d.insert(2, "x"); d.insert(-1, "y"); d.insert(100, "end"); d.insert(-100, "begin"); print(d)
del d[0], d[-1], d[2]; print(d)
d[1] = "one"; d[-1] = "last"; print(d)
d.remove("y"); print(d)
d.rotate(2); print(d); d.rotate(-3); print(d); d.rotate(100); print(d); d.rotate(); print(d)
d.reverse(); print(d, d.count(3), d.index(3), 3 in d, 99 in d)
print(d.index(3, 1), d.index(4, -3, 100))
