# struct.error is an exception of its own.
import struct
print(struct.error, struct.error.__mro__[1], issubclass(struct.error, Exception), struct.error.__module__)
try:
    struct.pack("b", 1000)
except struct.error as error:
    print(repr(error), error.args)
raise struct.error("as one likes")
