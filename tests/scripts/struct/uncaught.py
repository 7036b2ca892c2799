# The traceback of a number that does not fit.
import struct


def header(size, kind):
    return struct.pack(">IB", size, kind)


print(header(16, 2))
header(16, 300)
