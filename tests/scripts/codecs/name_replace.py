# The error handler that writes characters by their names.
import codecs


def attempt(action):
    try:
        print(action())
    except (TypeError, UnicodeError) as error:
        print(type(error).__name__, error)


TEXT = "aé€\ud800\U0001f600\x00\n가一\ue000"
for encoding in ("ascii", "latin-1", "utf-8", "cp1252"):
    print(encoding, TEXT.encode(encoding, "namereplace"))
attempt(lambda: b"\xff".decode("utf-8", "namereplace"))
print(codecs.lookup_error("namereplace").__name__, "namereplace_errors" in codecs.__all__)
attempt(lambda: codecs.namereplace_errors(UnicodeEncodeError("ascii", "aé\ud800b", 1, 3, "x")))
attempt(lambda: codecs.namereplace_errors(UnicodeDecodeError("ascii", b"a", 0, 1, "x")))
