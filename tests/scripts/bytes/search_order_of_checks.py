# The bounds of a search are looked at before what is searched for.
def attempt(method, *arguments):
    for data in (b"abcabc", bytearray(b"abcabc")):
        try:
            print(method, getattr(data, method)(*arguments))
        except (TypeError, ValueError) as error:
            print(method, type(error).__name__, error)


for method in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
    attempt(method, "a", "b")
    attempt(method, 300, 1.5)
    attempt(method, None, None, "x")
    attempt(method, b"c", 1, 3)
    attempt(method, b"c", 4, 3)
    attempt(method, b"", 6)
    attempt(method, b"", 7)
    attempt(method, None)


class Shortens:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        del data[2:]
        return self.value


data = bytearray(b"abcabc")
print(data.find(b"b", 0, Shortens(6)), data)
data = bytearray(b"abcabc")
print(data.find(b"", Shortens(4)), data)
data = bytearray(b"abcabc")
print(data.startswith((b"x", b"a"), Shortens(0)), data)
