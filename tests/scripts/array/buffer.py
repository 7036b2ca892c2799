# An array exports its memory, and keeps its size meanwhile.
from array import array
items = array("i", [1, 2, 3])
view = memoryview(items)
print(view.format, view.itemsize, view.shape, view.nbytes, view.readonly, view.tolist(), view.obj is items)
view[0] = 9
print(items, view == items, view.cast("B")[:5].tolist())
changes = [
    lambda: items.append(1), items.pop, lambda: items.extend([1]), lambda: items.insert(0, 1), lambda: items.remove(9),
    lambda: items.__delitem__(0), lambda: items.frombytes(b"abcd"), lambda: items.__imul__(2), lambda: items.__iadd__(items),
    items.clear, lambda: items.fromlist([1]), lambda: items.__setitem__(slice(0, 1), array("i", [1, 2])),
    lambda: items.__setitem__(slice(0, 1), array("i", [5])), items.reverse, items.byteswap,
]
for change in changes:
    try:
        print(change())
    except BufferError as error:
        print(error)
view.release()
items.append(4)
print(len(items))
