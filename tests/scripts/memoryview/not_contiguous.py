# Items that do not lie side by side are copied where that is allowed, and refused elsewhere.
view = memoryview(b"abcdef")[::2]
print(bytes(view), bytearray(view), view.tobytes(), view == b"ace")
for attempt in (lambda: b"" + view, lambda: b"".join([view]), lambda: b"ace".find(view), lambda: view.__buffer__(0),
                lambda: str(view, "ascii"), lambda: int(view), lambda: view.cast("B"), lambda: b"x".replace(view, b"")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
