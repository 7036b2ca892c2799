"""Writing JSON texts."""

__all__ = ["JSONEncoder"]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r",
            "\t": "\\t"}
for _i in range(0x20):
    _ESCAPES.setdefault(chr(_i), f"\\u{_i:04x}")
_TRANSLATION = str.maketrans(_ESCAPES)


def encode_basestring(s):
    """The text of a string, with characters beyond ASCII as they are."""
    return f'"{s.translate(_TRANSLATION)}"'


def _escape(c):
    n = ord(c)
    if n < 0x7f:
        return c
    if n < 0x10000:
        return f"\\u{n:04x}"
    n -= 0x10000
    return f"\\u{0xd800 | n >> 10 & 0x3ff:04x}\\u{0xdc00 | n & 0x3ff:04x}"


def encode_basestring_ascii(s):
    """The text of a string in ASCII."""
    s = s.translate(_TRANSLATION)
    if not s.isascii() or "\x7f" in s:
        s = "".join(map(_escape, s))
    return f'"{s}"'


class JSONEncoder:
    """Makes JSON texts of objects; default() may be overridden for other types."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True,
                 allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """An object that can be written, in place of one that cannot."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of an object."""
        return "".join(self.iterencode(o, _one_shot=True))

    def iterencode(self, o, _one_shot=False):
        """The text of an object in pieces."""
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return self._pieces(o, 0, indent, {} if self.check_circular else None)

    def _string(self, s):
        return encode_basestring_ascii(s) if self.ensure_ascii else encode_basestring(s)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == float("inf"):
            text = "Infinity"
        elif o == -float("inf"):
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return text

    def _simple(self, o):
        """The text of what has no parts; None for other objects."""
        if isinstance(o, str):
            return self._string(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _pieces(self, o, level, indent, markers):
        text = self._simple(o)
        if text is not None:
            yield text
            return
        if markers is not None:
            if id(o) in markers:
                raise ValueError("Circular reference detected")
            markers[id(o)] = o
        try:
            if isinstance(o, (list, tuple)):
                yield from self._list(o, level, indent, markers)
            elif isinstance(o, dict):
                yield from self._dict(o, level, indent, markers)
            else:
                replaced = self.default(o)
                try:
                    yield from self._pieces(replaced, level, indent, markers)
                except Exception as exc:
                    exc.add_note(f"when serializing {_kind(o)} object")
                    raise
        finally:
            if markers is not None:
                markers.pop(id(o), None)

    def _breaks(self, level, indent):
        """What stands in front of the first item, between items, and behind the last."""
        if indent is None:
            return "", self.item_separator, ""
        newline = "\n" + indent * (level + 1)
        return newline, self.item_separator + newline, "\n" + indent * level

    def _list(self, o, level, indent, markers):
        if not o:
            yield "[]"
            return
        before, between, behind = self._breaks(level, indent)
        yield "["
        for i, value in enumerate(o):
            yield between if i else before
            try:
                yield from self._pieces(value, level + 1, indent, markers)
            except Exception as exc:
                exc.add_note(f"when serializing {_kind(o)} item {i}")
                raise
        yield behind + "]"

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True or key is False or key is None:
            return self._simple(key)
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, not "
                        f"{key.__class__.__name__}")

    def _dict(self, o, level, indent, markers):
        if not o:
            yield "{}"
            return
        before, between, behind = self._breaks(level, indent)
        yield "{"
        first = True
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            text = self._key(key)
            if text is None:
                continue
            yield before if first else between
            first = False
            yield self._string(text) + self.key_separator
            try:
                yield from self._pieces(value, level + 1, indent, markers)
            except Exception as exc:
                exc.add_note(f"when serializing {_kind(o)} item {key!r}")
                raise
        yield "}" if first else behind + "}"


def _kind(o):
    """The full name of an object's type, for notes."""
    cls = type(o)
    if cls.__module__ == "builtins":
        return cls.__qualname__
    return f"{cls.__module__}.{cls.__qualname__}"
