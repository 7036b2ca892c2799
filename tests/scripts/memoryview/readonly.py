# toreadonly takes the right to write away.
memory = bytearray(b"abc")
view = memoryview(memory).toreadonly()
memory[0] = 120
print(view.readonly, view.tobytes(), view[1:].readonly, view.cast("b").readonly, view.toreadonly().readonly)
try:
    view.__buffer__(1)
except BufferError as error:
    print(error)
view[0] = 1
