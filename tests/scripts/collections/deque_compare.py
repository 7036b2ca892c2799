from collections import deque
print(deque([1, 2]) == deque([1, 2]), deque([1]) != deque([1]), deque() == [], deque([1]) == deque([1], 5))
print(deque([1, 2]) < deque([1, 3]), deque([1]) < deque([1, 0]), deque([2]) >= deque([1, 5]))
d = deque([1]); d.append(d); print(d)
class D(deque): pass
x = D([1, 2], 3); x.name = "n"
print(x, x.copy(), type(x.copy()), type(x + x), x.name, isinstance(x, deque))
print(deque[int], deque.__doc__)
import copy
y = copy.copy(x); print(y, y.name if hasattr(y, "name") else None, y.maxlen)
print(copy.deepcopy(deque([[1]])), deque([1], 4).__reduce__()[:3], x.__reduce__()[2])
it = iter(deque("abc")); next(it)
print(it.__length_hint__(), it.__reduce__()[1], list(reversed(deque("abc"))))
