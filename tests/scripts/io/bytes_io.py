# BytesIO: bytes in memory.
import io
b = io.BytesIO(b"abc\ndef\n")
print(b.readline(), b.read(2), b.read1(), b.read1(3), b.seek(0), list(b))
print(b.seek(3), b.write(b"XYZ"), b.getvalue(), b.seek(12), b.write(bytearray(b"q")), b.getvalue())
print(b.truncate(4), b.getvalue(), b.tell(), b.seek(-2, 2), b.read(), b.seek(-1, 1), b.read(1))
target = bytearray(3)
print(io.BytesIO(b"hello").readinto(target), target, io.BytesIO(b"a\nb\nc").readlines(3))
view = b.getbuffer()
view[0] = 65
print(len(view), b.getvalue(), view.readonly)
for resize in (lambda: b.write(b"x" * 100), lambda: b.truncate(0), b.close):
    try:
        print(resize())
    except BufferError as error:
        print(error)
view.release()
b.close()
print(b.closed, io.BytesIO().getvalue(), io.BytesIO(memoryview(b"view")).read())
class Named(io.BytesIO):
    name = "name"
n = Named(b"1\n2\n")
n.extra = 3
print(n.name, n.extra, n.readlines(), n.readable(), n.seekable(), n.isatty())
