# How arrays are copied and pickled.
import array
items = array.array("i", [1, 2])
print(items.__reduce_ex__(2), items.__reduce_ex__(3))
make, arguments, state = items.__reduce_ex__(4)
print(make(*arguments), items.__copy__(), items.__deepcopy__({}))


class Named(array.array):
    pass


named = Named("d", [1.5])
named.name = "x"
print(named, named.__reduce_ex__(2)[1:], named.__reduce_ex__(3)[2])
make = array._array_reconstructor
print(make(array.array, "i", 9, b"\0\0\0\1"), make(array.array, "d", 8, b"\1\0\0\0"), make(array.array, "d", 15, bytes(8)))
for arguments in ((array.array, "i", 99, b""), (list, "i", 8, b""), (array.array, "x", 8, b""), (array.array, "i", 8, "x"),
                  (5, "i", 8, b""), (array.array, "i", 8, b"abc")):
    try:
        print(make(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
