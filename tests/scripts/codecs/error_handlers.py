# Error handlers of programs, and ours called directly.
import codecs
def handler(error):
    print(type(error).__name__, error.start, error.end, ascii(error.object[error.start:error.end]))
    return ("<>", error.end) if isinstance(error, UnicodeDecodeError) else (f"[{ord(error.object[error.start])}]", error.start + 1)
codecs.register_error("test.marks", handler)
print("aé€b".encode("ascii", "test.marks"), b"a\xff\xfeb".decode("utf-8", "test.marks"), codecs.lookup_error("test.marks") is handler)
codecs.register_error("test.bytes", lambda error: (b"\x00\xff", error.end))
print("é€".encode("ascii", "test.bytes"))
codecs.register_error("test.back", lambda error: ("?", -1))
print("éabc".encode("ascii", "test.back"))
error = UnicodeEncodeError("ascii", "aé€b", 1, 3, "reason")
for name in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace"):
    print(codecs.lookup_error(name)(error))
error = UnicodeDecodeError("utf-8", b"a\xff\xfe", 1, 2, "reason")
for name in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    print(ascii(codecs.lookup_error(name)(error)))
for number, answer in enumerate((None, ("x",), (3, 1), ("x", "y"), ("x", 99), ("x", -99))):
    codecs.register_error(f"test.{number}", lambda error, answer=answer: answer)
    for attempt in (lambda: "é".encode("ascii", f"test.{number}"), lambda: b"\xff".decode("ascii", f"test.{number}")):
        try:
            print(attempt())
        except Exception as wrong:
            print(f"{type(wrong).__name__}: {wrong}")
for wrong in (lambda: codecs.lookup_error("test.missing"), lambda: codecs.register_error("x", 3),
              lambda: codecs.strict_errors(ValueError("mine")), lambda: codecs.ignore_errors(ValueError("mine")),
              lambda: codecs.xmlcharrefreplace_errors(error)):
    try:
        print(wrong())
    except Exception as error_now:
        print(f"{type(error_now).__name__}: {error_now}")
