# IncrementalNewlineDecoder makes line ends alike across pieces.
import io
d = io.IncrementalNewlineDecoder(None, True)
print(repr(d.decode("a\r")), repr(d.decode("\nb\r")), repr(d.decode("c")), d.newlines, d.getstate())
print(repr(d.decode("x\r", True)), d.newlines, d.reset(), d.newlines)
d.setstate((b"", 1))
print(d.getstate(), repr(d.decode("x")), repr(d.decode("", final=True)))
d = io.IncrementalNewlineDecoder(None, False)
print(repr(d.decode("a\r")), repr(d.decode("\nb\r\n")), d.newlines)
for wrong in (lambda: d.setstate(3), lambda: d.decode(3), lambda: io.IncrementalNewlineDecoder(),
              lambda: io.IncrementalNewlineDecoder.__new__(io.IncrementalNewlineDecoder).decode("x")):
    try:
        print(wrong())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
