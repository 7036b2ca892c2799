# Writing items and slices through a view.
memory = bytearray(b"abcdefgh")
view = memoryview(memory)
view[0] = 65
view[-1] = True
view[1:3] = b"XY"
view[4:8:2] = memoryview(b"12")
view[0:4] = view[1:5]
view[5:5] = b""
print(memory)
words = view.cast("H")
words[0] = 0x4142
words[1:3] = words[2:4]
print(memory, words.tolist())
view[::-1] = bytes(view)
print(memory)
