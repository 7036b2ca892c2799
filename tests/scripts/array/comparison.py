# Arrays compare by their values, whatever the codes.
from array import array
print(array("i", [1, 2]) == array("d", [1, 2]), array("i") != array("b"), array("i", [1]) == [1])
print(array("i", [1, 2]) < array("i", [1, 3]), array("i", [1, 2]) < array("b", [1, 2, 3]), array("i", [2]) >= array("i", [1, 5]))
nan = array("d", [float("nan")])
print(nan == nan, array("q", [2 ** 62]) == array("Q", [2 ** 62]), array("w", "a") < array("w", "b"))
try:
    print(array("i", [1]) < [1])
except TypeError as error:
    print(error)
hash(array("i"))
