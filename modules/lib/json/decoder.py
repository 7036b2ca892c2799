"""Reading JSON texts."""

__all__ = ["JSONDecoder", "JSONDecodeError"]


class JSONDecodeError(ValueError):
    """A text is not JSON.

    msg, doc, pos: what is wrong, the text and where in it; lineno, colno: the same place.
    """

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_CONSTANTS = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r",
            "t": "\t"}
_WHITESPACE = " \t\n\r"
_DIGITS = "0123456789"


class _End(Exception):
    """No value begins at this place."""


def _skip(s, i):
    """The first place from i on that is no whitespace."""
    while i < len(s) and s[i] in _WHITESPACE:
        i += 1
    return i


def _scan_escape(s, i):
    """The character of the \\uXXXX whose digits begin at i, and where it ends."""
    def four(at):
        digits = s[at:at + 4]
        if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
            return int(digits, 16)
        raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)

    code = four(i)
    i += 4
    if 0xd800 <= code <= 0xdbff and s[i:i + 2] == "\\u":
        low = four(i + 2)
        if 0xdc00 <= low <= 0xdfff:
            return chr(0x10000 + ((code - 0xd800) << 10 | (low - 0xdc00))), i + 6
    return chr(code), i


def scanstring(s, end, strict=True):
    """The string whose text begins at `end`, behind the quote; and where it ends."""
    begin = end - 1
    chunks = []
    while True:
        start = end
        while end < len(s) and s[end] not in '"\\' and (s[end] >= " "):
            end += 1
        chunks.append(s[start:end])
        if end >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        c = s[end]
        end += 1
        if c == '"':
            return "".join(chunks), end
        if c != "\\":
            if strict:
                raise JSONDecodeError("Invalid control character at", s, end - 1)
            chunks.append(c)
            continue
        if end >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        c = s[end]
        if c == "u":
            char, end = _scan_escape(s, end + 1)
            chunks.append(char)
        elif c in _ESCAPES:
            chunks.append(_ESCAPES[c])
            end += 1
        else:
            raise JSONDecodeError("Invalid \\escape", s, end - 1)


class JSONDecoder:
    """Makes objects of JSON texts; functions may be given for each kind of value."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._memo = {}

    def decode(self, s):
        """The object that the text stands for."""
        obj, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The object whose text begins at idx, and where it ends."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return self._scan(s, idx)
        except _End as end:
            raise JSONDecodeError("Expecting value", s, end.args[0]) from None
        finally:
            self._memo.clear()

    def _scan(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return scanstring(s, i + 1, self.strict)
        if c == "{":
            return self._scan_object(s, i + 1)
        if c == "[":
            return self._scan_array(s, i + 1)
        for text, value in (("null", None), ("true", True), ("false", False)):
            if c == text[0] and s.startswith(text, i):
                return value, i + len(text)
        if c and c in "-0123456789":
            found = self._scan_number(s, i)
            if found is not None:
                return found
        for text in _CONSTANTS:
            if s.startswith(text, i):
                return self.parse_constant(text), i + len(text)
        raise _End(i)

    def _scan_number(self, s, i):
        start = i
        if s[i] == "-":
            i += 1
        if s[i:i + 1] == "0":
            i += 1
        else:
            first = i
            while i < len(s) and s[i] in _DIGITS:
                i += 1
            if i == first:
                return None
        end = i
        is_float = False
        if s[i:i + 1] == "." and s[i + 1:i + 2] and s[i + 1] in _DIGITS:
            is_float = True
            i += 1
            while i < len(s) and s[i] in _DIGITS:
                i += 1
            end = i
        if s[i:i + 1] and s[i] in "eE":
            i += 1
            if s[i:i + 1] and s[i] in "+-":
                i += 1
            if s[i:i + 1] and s[i] in _DIGITS:
                is_float = True
                while i < len(s) and s[i] in _DIGITS:
                    i += 1
                end = i
        text = s[start:end]
        return (self.parse_float if is_float else self.parse_int)(text), end

    def _scan_array(self, s, i):
        values = []
        i = _skip(s, i)
        if s[i:i + 1] == "]":
            return values, i + 1
        while True:
            try:
                value, i = self._scan(s, i)
            except _End as end:
                raise JSONDecodeError("Expecting value", s, end.args[0]) from None
            values.append(value)
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == "]":
                return values, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)

    def _scan_object(self, s, i):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == "}":
            return self._finish_object(pairs), i + 1
        if s[i:i + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
        while True:
            key, i = scanstring(s, i + 1, self.strict)
            key = self._memo.setdefault(key, key)
            i = _skip(s, i)
            if s[i:i + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            i = _skip(s, i + 1)
            try:
                value, i = self._scan(s, i)
            except _End as end:
                raise JSONDecodeError("Expecting value", s, end.args[0]) from None
            pairs.append((key, value))
            i = _skip(s, i)
            c = s[i:i + 1]
            if c == "}":
                return self._finish_object(pairs), i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            comma = i
            i = _skip(s, i + 1)
            if s[i:i + 1] != '"':
                if s[i:i + 1] == "}":
                    raise JSONDecodeError("Illegal trailing comma before end of object", s,
                                          comma)
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)

    def _finish_object(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        obj = dict(pairs)
        return obj if self.object_hook is None else self.object_hook(obj)
