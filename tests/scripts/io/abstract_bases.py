# What the abstract bases do and refuse.
import io
def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
base = io.IOBase()
for name in ("tell", "truncate", "fileno", "flush", "isatty", "readable", "writable", "seekable", "_checkClosed",
             "_checkReadable", "_checkWritable", "_checkSeekable"):
    print(name, end=" ")
    attempt(getattr(base, name))
attempt(base.seek, 0)
print(base.closed, base.close(), base.closed, base.close())
for name in ("flush", "isatty", "__enter__", "__iter__", "readable"):
    print(name, end=" ")
    attempt(getattr(base, name))
attempt(base.writelines, [])
buffered = io.BufferedIOBase()
for name, args in (("read", ()), ("read1", ()), ("write", (b"",)), ("detach", ()), ("readinto", (bytearray(2),))):
    attempt(getattr(buffered, name), *args)
text = io.TextIOBase()
for name, args in (("read", ()), ("readline", ()), ("write", ("",)), ("detach", ())):
    attempt(getattr(text, name), *args)
print(text.encoding, text.errors, text.newlines)
for cls in (io.FileIO, io.BytesIO, io.StringIO, io.TextIOWrapper, io.BufferedReader, io.BufferedRWPair):
    print(cls.__name__, [issubclass(cls, b) for b in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase)])
print(io.UnsupportedOperation.__mro__, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
class Lines(io.IOBase):
    def __init__(self):
        self.lines = [b"one\n", b"two"]
    def readline(self):
        return self.lines.pop(0) if self.lines else b""
    def write(self, line):
        print("write", line)
with Lines() as lines:
    print(list(lines))
    lines.writelines(["a", "b"])
print(lines.closed, io.IOBase.__module__)
base.readline()
