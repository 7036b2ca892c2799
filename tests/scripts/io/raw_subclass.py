# A raw stream of a program's own, alone and under buffers.
import io
class Source(io.RawIOBase):
    def __init__(self, data):
        self.data = data
    def readable(self):
        return True
    def readinto(self, target):
        count = min(3, len(target), len(self.data))
        print("readinto", type(target).__name__, len(target))
        target[:count] = self.data[:count]
        self.data = self.data[count:]
        return count
print(Source(b"hello").read(4), Source(b"").read(1), Source(b"ab").readall(), Source(b"abcd").read())
print(Source(b"ab\ncd").readline(), Source(b"x\ny").readlines(), list(Source(b"1\n2\n")))
r = io.BufferedReader(Source(b"hello\nworld\n"), 8)
print(r.peek(), r.read(4), r.readline(), r.read1(), r.read(), r.read(5), r.closed, r.raw.closed)
target = bytearray(7)
print(io.BufferedReader(Source(b"hello world"), 8).readinto(target), target)
print(io.BufferedReader(Source(b"hello world"), 8).readinto1(target), target)
class Sink(io.RawIOBase):
    def writable(self):
        return True
    def write(self, data):
        print("write", type(data).__name__, bytes(data))
        return min(5, len(data))
w = io.BufferedWriter(Sink(), 8)
for count in (3, 5, 1, 8, 20, 2):
    print(w.write(b"x" * count))
w.flush()
w.close()
print(w.closed, w.raw.closed)
with io.TextIOWrapper(io.BufferedReader(Source("é\nz\n".encode()))) as text:
    print(text.readlines())
