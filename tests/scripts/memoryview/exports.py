# While a view exists, its bytearray keeps its size.
memory = bytearray(b"abc")
view = memoryview(memory)
changes = [
    lambda: memory.append(1), lambda: memory.extend(b"a"), memory.clear, memory.pop, lambda: memory.insert(0, 1),
    lambda: memory.remove(97), lambda: memory.__delitem__(0), lambda: memory.__iadd__(b"a"), lambda: memory.__imul__(2),
    lambda: memory.__setitem__(slice(0, 1), b"zz"), lambda: memory.__delitem__(slice(0, 3, 2)), lambda: memory.resize(9),
    lambda: memory.__init__(b"x"), lambda: memory.__setitem__(slice(0, 1), b"z"), memory.reverse,
    lambda: memory.__iadd__(b""), lambda: memory.__imul__(1), lambda: memory.extend(b""),
]
for change in changes:
    try:
        print(change())
    except BufferError as error:
        print(error)
print(view.tobytes())
del view
memory += b"more"
print(memory)
