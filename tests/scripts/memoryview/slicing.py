# A slice is a view of the same memory.
memory = bytearray(range(12))
view = memoryview(memory)
part = view[2:10]
memory[2] = 99
print(part[0], part.nbytes, part.obj is memory)
for key in (slice(None, None, 2), slice(None, None, -1), slice(8, 2, -3), slice(5, 5), slice(20, 30)):
    other = view[key]
    print(other.tolist(), other.shape, other.strides, other.contiguous, other.tobytes())
print(view[::2][::3].tolist(), view[::-1][1:4].tolist())
