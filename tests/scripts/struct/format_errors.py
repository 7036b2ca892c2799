# Formats that cannot be read.
import struct
for layout in ("z", "4", "4 i", "b 4", "<<i", "i<", "<n", ">P", "=N", "i\0", "-1i", "2 ", "99999999999999999999i",
               "9223372036854775807i", "é", 5, None):
    try:
        print(struct.calcsize(layout))
    except Exception as error:
        print(type(error).__name__, error)
print(struct.calcsize(b"<hi"), struct.calcsize("9223372036854775807x"))
for arguments in ((), ("i", "j")):
    try:
        struct.calcsize(*arguments)
    except TypeError as error:
        print(error)
