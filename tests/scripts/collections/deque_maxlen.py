from collections import deque
d = deque(range(10), maxlen=3)
print(d, d.maxlen)
d.append(10); print(d)
d.appendleft(1); print(d)
d.extend("abcd"); print(d)
d.extendleft([1, 2]); print(d)
print(d * 2, d + deque([9]), d.copy(), d.copy().maxlen)
print(deque([1], 0), deque(maxlen=None).maxlen)
e = deque([1, 2], 5); e += "abcdef"; print(e); e *= 7; print(e)
for bad in ("x", -1, 1.5):
    try:
        deque([], bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    deque([1, 2], maxlen=2).insert(0, 1)
except IndexError as error:
    print(error)
try:
    d.maxlen = 5
except AttributeError as error:
    print(error)
