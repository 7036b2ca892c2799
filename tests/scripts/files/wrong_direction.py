# Reading what is for writing and the other way round.
import io, os
def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except io.UnsupportedOperation as error:
        print(type(error).__module__, type(error).__name__, error, isinstance(error, OSError), isinstance(error, ValueError))
with open("t_way", "w") as f:
    attempt(f.read)
    attempt(f.readline)
    attempt(next, f)
    attempt(f.buffer.read)
    attempt(f.buffer.raw.read)
with open("t_way") as f:
    attempt(f.write, "x")
    attempt(f.truncate)
    attempt(f.buffer.write, b"x")
    attempt(f.buffer.truncate)
    attempt(f.buffer.raw.write, b"x")
    attempt(f.buffer.raw.truncate)
    attempt(print, "x", *[], **{}) if False else None
    try:
        print("x", file=f)
    except io.UnsupportedOperation as error:
        print(error)
reading, writing = os.pipe()
with open(reading) as r, open(writing, "w") as w:
    attempt(r.tell)
    attempt(r.seek, 0)
    attempt(w.tell)
    attempt(r.buffer.seek, 0)
    print(r.seekable(), w.seekable())
attempt(lambda: open(os.dup(0), "r+b") if False else None)
os.remove("t_way")
