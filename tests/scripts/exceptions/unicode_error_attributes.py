# The three Unicode errors: arguments, attributes, text.
def show(kind, *args):
    try:
        e = kind(*args)
    except TypeError as error:
        print(error)
    else:
        print(repr(e), "|", e, "|", e.object, e.start, e.end, e.reason, getattr(e, "encoding", None))

show(UnicodeDecodeError, "utf-8", b"abc", 1, 2, "why")
show(UnicodeDecodeError, "utf-8", b"abc", 1, 3, "why")
show(UnicodeDecodeError, "utf-8", bytearray(b"abc"), 1, 30, "why")
show(UnicodeDecodeError, "utf-8", "abc", 1, 2, "why")
show(UnicodeDecodeError, "utf-8", b"abc", 1, 2)
show(UnicodeDecodeError, 1, b"abc", 1, 2, "why")
show(UnicodeEncodeError, "ascii", "a\xe9b", 1, 2, "why")
show(UnicodeEncodeError, "ascii", "a\u1234b", 1, 2, "why")
show(UnicodeEncodeError, "ascii", "a\U00012345b", 1, 2, "why")
show(UnicodeEncodeError, "ascii", "a\xe9b", 0, 3, "why")
show(UnicodeEncodeError, "ascii", b"a", 0, 1, "why")
show(UnicodeTranslateError, "abc", 1, 2, "why")
show(UnicodeTranslateError, "abc", 0, 2, "why")
show(UnicodeTranslateError, "abc", 0, 2)
