# A __buffer__ that does not do what it should.
class Bytes:
    def __buffer__(self, flags):
        return b"x"


class Fails:
    def __buffer__(self, flags):
        raise LookupError("no memory today")


class Frozen:
    def __buffer__(self, flags):
        return memoryview(b"frozen")


for source in (Bytes(), Fails()):
    try:
        memoryview(source)
    except Exception as error:
        print(type(error).__name__, error)
print(bytes(Frozen()))
for attempt in (lambda: b"".__buffer__("x"), lambda: b"abc".__buffer__(1), lambda: bytearray().__release_buffer__(b"")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
bytes(Fails())
