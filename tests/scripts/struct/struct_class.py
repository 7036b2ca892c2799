# Struct holds a format that has been read.
import struct
layout = struct.Struct("<ih")
print(layout, layout.format, layout.size, layout.pack(1, 2), layout.unpack(layout.pack(3, 4)), layout.unpack_from(bytes(8), 2))
print(list(layout.iter_unpack(bytes(12))), struct.Struct(b">i").format, struct.Struct(format="h").size)
memory = bytearray(8)
layout.pack_into(memory, 1, 1, 2)
print(memory)
attempts = [
    lambda: struct.Struct(), lambda: struct.Struct("z"), lambda: struct.Struct(5), lambda: struct.Struct("i", 1), lambda: layout.pack(1),
    lambda: layout.unpack(b"ab"), lambda: layout.pack_into(memory, 0), lambda: layout.unpack_from(b"a"), lambda: layout.iter_unpack(b"a"),
    lambda: setattr(layout, "size", 1), lambda: setattr(layout, "other", 1), lambda: struct.Struct.__new__(struct.Struct).pack(1),
]
for attempt in attempts:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)


class Header(struct.Struct):
    pass


print(Header("i").pack(1), Header("i"))
