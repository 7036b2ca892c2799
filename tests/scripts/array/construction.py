# From iterables, bytes, text and other arrays.
from array import array
print(array("i", [1, 2]), array("i", (x * x for x in range(4))), array("h", b"\1\0\2\0"), array("b", bytearray(b"ab")))
print(array("i", array("b", [1, 2])), array("d", array("i", [3])), array("w", ["a", "b"]), array("w", "text"))
print(array("i", range(3)), array("f", [0.1]), array("i", {5: 6}), array("i", memoryview(b"ab")))
attempts = [(), (1,), ("x",), ("ii",), ("i", 5), ("i", "ab"), ("i", b"abc"), ("i", [1], 2), ("i", array("w", "a")),
            ("i", None), (b"i",), ("w", [1])]
for arguments in attempts:
    try:
        print(array(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
try:
    array(typecode="i")
except TypeError as error:
    print(error)
