# OSError: arguments, attributes, text, the subclass chosen by the number.
for args in ((), (1,), ("text",), (2, "text"), (2, "text", "file"), (2, "text", b"file"), (2, "text", "file", None, "second"),
             (2, "text", 5), (2, "text", None), (2, "text", "file", 4, "second", 6)):
    e = OSError(*args)
    print(type(e).__name__, repr(e), "|", e, "|", e.args, e.errno, e.strerror, e.filename, e.filename2)
import errno
for name in ("EAGAIN", "EPIPE", "ECHILD", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EEXIST", "ENOENT", "EINTR", "EISDIR",
             "ENOTDIR", "EACCES", "EPERM", "ESRCH", "ETIMEDOUT", "EINVAL"):
    print(name, type(OSError(getattr(errno, name), "")).__name__)
print(type(FileNotFoundError(13, "x")).__name__, OSError is IOError is EnvironmentError)
b = BlockingIOError(11, "text", 5)
print(b.characters_written)
try:
    BlockingIOError(11, "text").characters_written
except AttributeError as error:
    print(error)
e = OSError(1, 2)
e.errno, e.filename = 7, "other"
print(e)
