# One tuple after the other.
import struct
iterator = struct.iter_unpack("<hb", bytes(range(9)))
print(type(iterator).__name__, iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), list(iterator), iterator.__length_hint__())
print(next(iterator, "over"), list(struct.iter_unpack("h", b"")))
memory = bytearray(b"abcd")
iterator = struct.iter_unpack("2s", memory)
try:
    memory.append(1)
except BufferError as error:
    print(error)
print(list(iterator))
memory.append(1)
for arguments in (("h", b"abc"), ("", b""), ("h", "ab"), ()):
    try:
        print(struct.iter_unpack(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
