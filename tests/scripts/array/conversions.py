# To and from bytes, lists and text.
from array import array
items = array("h", [1, -2])
print(items.tobytes(), bytes(items), bytearray(items), items.tolist())
items.frombytes(b"\3\0")
items.fromlist([4, 5])
items.byteswap()
print(items)
text = array("w", "ab")
text.fromunicode("é😀")
print(text, text.tounicode(), text.tolist(), text.tobytes()[-4:])
print(array("d", [1, float("inf"), -0.0]), array("f", [0.1])[0], str(array("b", [1])), array("q", [1]).buffer_info()[1])
