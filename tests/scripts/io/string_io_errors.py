# What StringIO refuses.
import io
s = io.StringIO("text")
def attempt(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
attempt(s.seek, -1)
attempt(s.seek, 1, 1)
attempt(s.seek, 1, 2)
attempt(s.seek, 0, 3)
attempt(s.write, b"bytes")
attempt(s.write, 3)
attempt(s.read, "x")
attempt(s.truncate, -1)
attempt(s.fileno)
attempt(s.detach)
attempt(io.StringIO, 3)
attempt(io.StringIO, "a", newline="x")
attempt(io.StringIO, "a", newline=3)
attempt(io.StringIO, bad=1)
attempt(io.StringIO.__new__(io.StringIO).read)
s.close()
for name in ("read", "readline", "getvalue", "tell", "readable", "flush", "__enter__", "__next__", "isatty"):
    attempt(getattr(s, name))
attempt(s.write, "x")
s.getvalue()
