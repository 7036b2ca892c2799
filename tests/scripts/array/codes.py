# Every type code holds numbers of its size.
from array import array, typecodes
import array as module
print(typecodes, module.ArrayType is array, array)
for code in "bBhHiIlLqQfd":
    items = array(code, [0, 1, 100])
    print(items, items.typecode, items.itemsize, len(items), items.tolist())
print(array("w", "aé"), array("w", "x").itemsize, array("i"), array("w"))
