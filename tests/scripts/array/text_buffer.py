# The memory of an array of characters can be seen, but not item by item.
from array import array
view = memoryview(array("w", "ab"))
print(view.format, view.itemsize, view.shape, view.tobytes(), view[1:].hex(), view == view)
for attempt in (view.tolist, lambda: view[0], lambda: list(view), lambda: view.__setitem__(0, "x")):
    try:
        print(attempt())
    except NotImplementedError as error:
        print(error)
print(view.cast("B").tolist())
