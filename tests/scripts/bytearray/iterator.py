# The iterator of a bytearray is of a type of its own.
class Own(bytearray):
    pass


class OwnBytes(bytes):
    pass


for data in (bytearray(b"abc"), Own(b"abc"), b"abc", OwnBytes(b"abc")):
    iterator = iter(data)
    print(type(iterator), next(iterator), iterator.__length_hint__(), iter(iterator) is iterator, list(iterator), next(iterator, None))
    print(type(iterator).__module__, type(iterator).__name__, isinstance(iterator, type(iter(b""))))

data = bytearray(b"abc")
for byte in data:
    print(byte)
    if len(data) < 6:
        data.append(byte + 1)
type(iter(bytearray()))()
