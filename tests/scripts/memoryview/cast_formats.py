# The same bytes as items of each native format.
memory = bytes(range(1, 17))
for code in "cbBhHiIlLqQnN?":
    view = memoryview(memory).cast(code)
    print(code, view.format, view.itemsize, view.shape, view.tolist()[:2])
for code in "efd":
    view = memoryview(bytearray(16)).cast(code)
    view[0] = 1.5
    view[1] = -0.25
    print(code, view.itemsize, view.tolist()[:3], view.tobytes()[:8])
view = memoryview(memory).cast("@h")
print(view.format, view[0])
