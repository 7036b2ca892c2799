# What BytesIO refuses.
import io
b = io.BytesIO(b"bytes")
def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(b.seek, -1)
attempt(b.seek, 0, 7)
attempt(b.seek, "x")
attempt(b.write, "text")
attempt(b.write, 3)
attempt(b.truncate, -2)
attempt(b.read, "x")
attempt(b.readinto, b"immutable")
attempt(b.readinto, 3)
attempt(b.fileno)
attempt(b.detach)
attempt(io.BytesIO, "text")
attempt(io.BytesIO, 3)
b.close()
for name in ("read", "readline", "readlines", "getvalue", "getbuffer", "tell", "seekable", "flush", "__next__"):
    attempt(getattr(b, name))
attempt(b.write, b"x")
b.read()
