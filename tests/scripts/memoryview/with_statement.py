# A with statement releases the view, but not those made from it.
memory = bytearray(b"abc")
with memoryview(memory) as view:
    rest = view[1:]
    print(view.tolist())
try:
    memory.append(1)
except BufferError as error:
    print(error)
print(rest.tobytes())
rest.release()
memory.append(100)
print(memory)
with view:
    pass
