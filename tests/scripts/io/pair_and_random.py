# BufferedRWPair and BufferedRandom.
import io
p = io.BufferedRWPair(io.BytesIO(b"abc\nd"), io.BytesIO())
print(p.peek(), p.read(2), p.readline(), p.write(b"zz"), p.flush(), p.readable(), p.writable(), p.seekable(), p.closed)
p.close()
print(p.closed)
r = io.BufferedRandom(io.BytesIO(b"hello world"))
print(r.read(3), r.write(b"XY"), r.tell(), r.read(2), r.seek(0), r.read(), r.seek(0, 2), r.write(b"!"), r.flush())
r.seek(2)
print(r.peek()[:3], r.truncate(), r.tell(), r.seek(0), r.read(), r.raw.getvalue())
for wrong in (lambda: io.BufferedRWPair(io.BytesIO()), lambda: r.seek(-1),
              lambda: r.write("x"), lambda: p.read(1)):
    try:
        print(wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
