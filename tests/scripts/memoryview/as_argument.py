# Where bytes are wanted, a view will do.
view = memoryview(b"12")
print(bytes(view), bytearray(view), b"<" + view, b",".join([view, b"x", bytearray(b"y")]), b"0123".find(view))
print(b"0121".split(view), b"0123".replace(view, b"-"), b"1212".count(view), view in [b"12"], b"129".startswith(view))
print(int(view), float(view), str(view, "ascii"), int.from_bytes(view), eval(view), b"%s|%b" % (view, view))
print(b"0123".partition(b"12"), b"2x1".strip(view), bytes.maketrans(view, b"ab")[48:52], view[::-1].tobytes())
exec(memoryview(b"print('run')"))
memory = bytearray(b"ab")
memory += view
memory.extend(view[1:])
memory[0:1] = view
print(memory, bytes(view[::-1]), bytearray.fromhex(view))
