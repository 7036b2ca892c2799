# What bytes and bytearray cannot be made of.
class Wrong:
    def __bytes__(self):
        return 5


cases = [("a",), (-1,), (1.5,), ([256],), ([-1],), (["a"],), (None,), (b"a", "x"), ("a", "utf-8", "strict", "x"), ("a", 1),
         ("a", "utf-8", 1), (object(),), (2 ** 70,), ("é", "ascii"), ([1, 2 ** 80],), (5, "a"), ("a", "nope"), (Wrong(),)]
for kind in (bytes, bytearray):
    for arguments in cases:
        try:
            print(kind(*arguments))
        except Exception as error:
            print(type(error).__name__, error)
    for keywords in ({"encoding": "a"}, {"errors": "a"}, {"x": 1}):
        try:
            print(kind(**keywords))
        except TypeError as error:
            print(error)
