"""Encodings by name, as functions, as streams and piece by piece.

The encodings of text that Ouro has are in _codecs. The few that turn bytes into bytes are here.
"""

import _codecs
import builtins
import sys
from _codecs import register, register_error, unregister

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE",
           "BOM32_LE", "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE",
           "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec",
           "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter",
           "StreamReaderWriter", "getencoder", "getdecoder", "getincrementalencoder",
           "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
           "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
           "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors",
           "register_error", "lookup_error"]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = BOM64_BE = b"\x00\x00\xfe\xff"
BOM = BOM_UTF16 = BOM_LE if sys.byteorder == "little" else BOM_BE
BOM_UTF32 = BOM_UTF32_LE if sys.byteorder == "little" else BOM_UTF32_BE


# ---- the classes ----

class CodecInfo(tuple):
    """What lookup() gives: (encode, decode, streamreader, streamwriter), and more."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None,
                incrementalencoder=None, incrementaldecoder=None, name=None, *,
                _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.streamreader = streamreader
        self.streamwriter = streamwriter
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """The two directions of an encoding, without a state."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes text that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """One that keeps what it cannot encode yet."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_encode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """One that keeps what it cannot decode yet."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Writes encoded text to a stream."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self._bytes = b""
        self._text = ""

    def _fill(self, size):
        """Decode another piece. False at the end of the stream."""
        piece = self.stream.read() if size < 0 else self.stream.read(size)
        data = self._bytes + piece
        if not data:
            return False
        text, used = self.decode(data, self.errors)
        self._bytes = data[used:]
        self._text += text
        return bool(piece)

    def read(self, size=-1, chars=-1, firstline=False):
        if chars < 0 and size < 0:
            self._fill(-1)
            chars = len(self._text)
        elif chars < 0:
            if not self._text:
                self._fill(size)
            chars = len(self._text)
        else:
            while len(self._text) < chars and self._fill(max(size, chars, 72)):
                pass
        result, self._text = self._text[:chars], self._text[chars:]
        return result

    def readline(self, size=None, keepends=True):
        while True:
            lines = self._text.splitlines(True)
            if len(lines) > 1 or (lines and lines[0].endswith("\n")):
                break
            if not self._fill(72):
                break
        lines = self._text.splitlines(True)
        line = lines[0] if lines else ""
        self._text = self._text[len(line):]
        return line if keepends else line.splitlines()[0] if line else line

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self._bytes = b""
        self._text = ""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReaderWriter:
    """A reader and a writer of one stream."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamRecoder:
    """A stream of bytes in one encoding, seen as bytes in another."""

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


# ---- the encodings of _codecs ----

def _make_text_codec(name):
    """The CodecInfo of one of Ouro's encodings."""

    def encode(input, errors="strict"):
        return _codecs._encode(name, input, errors, 0)[:2]

    def decode(input, errors="strict"):
        return _codecs._decode(name, input, errors, True, 0)[:2]

    class Incremental(IncrementalEncoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self._progress = 0

        def encode(self, input, final=False):
            result, _, self._progress = _codecs._encode(name, input, self.errors, self._progress)
            return result

        def reset(self):
            self._progress = 0

        def getstate(self):
            return self._progress

        def setstate(self, state):
            self._progress = state

    class Decoder(BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self._progress = 0

        def _buffer_decode(self, input, errors, final):
            text, used, self._progress = _codecs._decode(name, input, errors, final,
                                                         self._progress)
            return text, used

        def reset(self):
            super().reset()
            self._progress = 0

        def getstate(self):
            return self.buffer, self._progress

        def setstate(self, state):
            self.buffer, self._progress = state

    class Writer(StreamWriter):
        _progress = 0

        def encode(self, input, errors="strict"):
            result, used, self._progress = _codecs._encode(name, input, errors, self._progress)
            return result, used

        def reset(self):
            self._progress = 0

    class Reader(StreamReader):
        _progress = 0

        def decode(self, input, errors="strict"):
            text, used, self._progress = _codecs._decode(name, input, errors, False,
                                                         self._progress)
            return text, used

        def reset(self):
            super().reset()
            self._progress = 0

    Incremental.__name__ = Incremental.__qualname__ = "IncrementalEncoder"
    Decoder.__name__ = Decoder.__qualname__ = "IncrementalDecoder"
    Writer.__name__ = Writer.__qualname__ = "StreamWriter"
    Reader.__name__ = Reader.__qualname__ = "StreamReader"
    return CodecInfo(encode, decode, Reader, Writer, Incremental, Decoder, name)


# ---- encodings of bytes, and rot13 ----

def _rot13(input, errors="strict"):
    small, large = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    table = str.maketrans(small + large, small[13:] + small[:13] + large[13:] + large[:13])
    return str.translate(input, table), len(input)


def _hex_encode(input, errors="strict"):
    return bytes(input).hex().encode(), len(input)


def _hex_decode(input, errors="strict"):
    return bytes.fromhex(bytes(input).decode("ascii")), len(input)


_other_codecs = {
    "rot_13": ("rot-13", _rot13, _rot13), "rot13": ("rot-13", _rot13, _rot13),
    "hex": ("hex", _hex_encode, _hex_decode), "hex_codec": ("hex", _hex_encode, _hex_decode),
}


# ---- functions ----

_known = {}


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    name = _codecs._find(encoding)
    if name is None:
        key = encoding.lower().replace("-", "_").replace(" ", "_")
        if key not in _other_codecs:
            return _codecs._search(encoding)
        name, encoder, decoder = _other_codecs[key]
        if name not in _known:
            _known[name] = CodecInfo(encoder, decoder, name=name, _is_text_encoding=False)
    elif name not in _known:
        _known[name] = _make_text_codec(name)
    return _known[name]


def encode(obj, encoding="utf-8", errors="strict"):
    """The object encoded, whatever the encoding makes of it."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """The object decoded, whatever the encoding makes of it."""
    return lookup(encoding).decode(obj, errors)[0]


def getencoder(encoding):
    """The function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class that encodes piece by piece."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """The class that decodes piece by piece."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """The class that reads from a stream."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class that writes to a stream."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encode the pieces that an iterator gives."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decode the pieces that an iterator gives."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open a file as bytes, and read and write it in an encoding. Deprecated."""
    import warnings
    warnings.warn("codecs.open() is deprecated. Use open() instead.", DeprecationWarning,
                  stacklevel=2)
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A stream that changes the encoding of what is read and written."""
    if file_encoding is None:
        file_encoding = data_encoding
    data_info, file_info = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, data_info.encode, data_info.decode, file_info.streamreader,
                           file_info.streamwriter, errors)
    stream.data_encoding = data_encoding
    stream.file_encoding = file_encoding
    return stream


# ---- error handlers ----

def _make_handler(name):
    def handler(exception, /):
        return _codecs._handle(name, exception)
    handler.__name__ = handler.__qualname__ = f"{name}_errors"
    return handler


_handlers = {name: _make_handler(name)
             for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace",
                          "namereplace", "surrogateescape", "surrogatepass")}
strict_errors = _handlers["strict"]
ignore_errors = _handlers["ignore"]
replace_errors = _handlers["replace"]
xmlcharrefreplace_errors = _handlers["xmlcharrefreplace"]
backslashreplace_errors = _handlers["backslashreplace"]
namereplace_errors = _handlers["namereplace"]


def lookup_error(name, /):
    """The error handler of this name."""
    handler = _codecs._find_error(name)
    return _handlers[name] if handler is None else handler
