# After release() nothing is left to use.
view = memoryview(bytearray(b"abc"))
iterator = iter(view)
print(next(iterator))
view.release()
view.release()
uses = [
    lambda: view[0], view.tolist, lambda: len(view), lambda: view.format, lambda: view.nbytes, lambda: view.obj,
    view.tobytes, view.hex, lambda: hash(view), lambda: list(view), lambda: view.cast("b"), view.toreadonly,
    lambda: memoryview(view), lambda: bytes(view), lambda: view.index(1), lambda: view.__enter__(),
    lambda: view.__setitem__(0, 1), lambda: view.readonly, lambda: next(iterator), lambda: b"" + view,
]
for use in uses:
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
print(view == view, view == b"abc", view != b"abc", repr(view)[:9])
