# What exceptions carry.
def caught(f, *args):
    try:
        f(*args)
    except BaseException as e:
        return e


e = caught({}.__getitem__, "k")
print(repr(e), str(e), e.args)
e = caught(lambda: undefined_name)
print(e, e.name)
e = caught(lambda: (1).missing)
print(e, e.name, e.obj)
e = ValueError("a", 1)
print(repr(e), str(e), e.args)
print(repr(ValueError()), str(ValueError()), repr(KeyError("x")), str(KeyError("x")))
e = StopIteration(5)
print(e.value, e.args)
e = SystemExit(3)
print(e.code)
e = OSError(2, "No such file", "name")
print(type(e).__name__, e, e.errno, e.strerror, e.filename)
e = ValueError("x")
e.add_note("a note")
print(e.__notes__)
print(e.with_traceback(None) is e, e.__traceback__)
e = caught(int, "x")
print(e.__traceback__ is not None, e.__traceback__.tb_lineno)
print(isinstance(e, ValueError), issubclass(KeyError, LookupError))
print(UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "invalid start byte"))
print(ImportError("m", name="n", path="p").name)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)
