# Raw streams that answer what they must not.
import io
class Raw(io.RawIOBase):
    def __init__(self, answer):
        self.answer = answer
    def readable(self):
        return True
    writable = readable
    def readinto(self, target):
        return self.answer
    def write(self, data):
        return self.answer
def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
for answer in (None, -1, 1000000, "x", 2.5):
    attempt(io.BufferedReader(Raw(answer), 16).read, 5)
    attempt(Raw(answer).read, 5)
    writer = io.BufferedWriter(Raw(answer), 16)
    attempt(writer.write, b"x" * 20)
    attempt(writer.flush)
    try:
        writer.detach()
    except Exception:
        pass
attempt(io.BufferedReader, 5)
attempt(io.BufferedReader, io.BytesIO(), 0)
attempt(io.BufferedWriter, io.BytesIO(), -3)
attempt(io.BufferedReader(Raw(0)).write, b"x")
attempt(io.BufferedWriter(Raw(0)).read)
attempt(io.BufferedReader(Raw(0)).read, -2)
attempt(io.BufferedRandom, Raw(0))
