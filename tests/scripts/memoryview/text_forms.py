# hex, tobytes, tolist.
view = memoryview(bytes(range(250, 256)) + b"ab")
print(view.hex(), view.hex(":"), view.hex("-", 3), view.hex(sep=b" ", bytes_per_sep=-3), view[::-2].hex())
print(view.tobytes(), view.tobytes("A"), view.tobytes(order=None), view.cast("H").tobytes())
print(view.tolist(), view.cast("c").tolist()[-2:], view[:0].tolist())
for attempt in (lambda: view.tobytes("X"), lambda: view.tobytes(1), lambda: view.hex("::"), lambda: view.hex(1),
                lambda: view.hex("é"), lambda: view.tolist(1)):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
