"""Constants of characters, templates, and the formatter behind str.format()."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits",
           "hexdigits", "octdigits", "printable", "punctuation", "whitespace", "Formatter",
           "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words of a text, each with a capital letter, joined again."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


# ---- templates ----

class Template:
    """A text with places "$name" or "${name}" to be filled; "$$" stands for a "$"."""

    delimiter = "$"
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """Pairs (text, name): name None: a piece of text; text None: an invalid place."""
        template, delimiter = self.template, self.delimiter
        start = 0
        while True:
            at = template.find(delimiter, start)
            if at < 0:
                yield template[start:], None, at
                return
            yield template[start:at], None, at
            i = at + len(delimiter)
            if template.startswith(delimiter, i):
                yield delimiter, None, at
                start = i + len(delimiter)
                continue
            braced = template.startswith("{", i)
            begin = i + braced
            end = begin
            while end < len(template) and _in_identifier(template[end], end == begin):
                end += 1
            if end > begin and (not braced or template.startswith("}", end)):
                start = end + braced
                yield template[at:start], template[begin:end], at
            else:
                yield None, None, at
                start = i

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            colno = lineno = 1
        else:
            colno = at - len("".join(lines[:-1])) + 1
            lineno = len(lines)
            if lines[-1].endswith(("\n", "\r")):
                colno = 1
                lineno += 1
        raise ValueError(f"Invalid placeholder in string: line {lineno}, col {colno}")

    def substitute(self, mapping={}, /, **kws):
        """The text with all places filled from a mapping and keywords."""
        return self._fill({**mapping, **kws} if kws else mapping, False)

    def safe_substitute(self, mapping={}, /, **kws):
        """The same, but places for which there is nothing stay as they are."""
        return self._fill({**mapping, **kws} if kws else mapping, True)

    def _fill(self, mapping, safe):
        result = []
        for text, name, at in self._pieces():
            if text is None:
                if not safe:
                    self._invalid(at)
                result.append(self.delimiter)
            elif name is None:
                result.append(text)
            else:
                try:
                    result.append(str(mapping[name]))
                except KeyError:
                    if not safe:
                        raise
                    result.append(text)
        return "".join(result)

    def is_valid(self):
        """Are all places well-formed?"""
        return all(text is not None for text, name, at in self._pieces())

    def get_identifiers(self):
        """The names of the places, each once."""
        return list(dict.fromkeys(name for text, name, at in self._pieces()
                                  if name is not None))


def _in_identifier(c, first):
    return c.isascii() and (c == "_" or c.isalpha() or not first and c.isdigit())


# ---- formatter ----

class Formatter:
    """str.format() in parts that subclasses can change."""

    def format(self, format_string, /, *args, **kwargs):
        """The text with its fields replaced."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same with the arguments as a sequence and a mapping."""
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth,
                 auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first = field_name.partition(".")[0].partition("[")[0]
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to "
                                     "automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif first.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to "
                                     "manual field specification")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """The argument of a number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """To be overridden by those who want to know."""

    def format_field(self, value, format_spec):
        """The text of one value."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """The value after !s, !r or !a."""
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """Tuples (text in front, field name, format specification, conversion)."""
        literal = []
        i, end = 0, len(format_string)
        while i < end:
            c = format_string[i]
            i += 1
            if c not in "{}":
                literal.append(c)
            elif i < end and format_string[i] == c:
                literal.append(c)
                i += 1
                yield "".join(literal), None, None, None
                literal = []
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif i == end:
                raise ValueError("Single '{' encountered in format string")
            else:
                field, i = _scan_field(format_string, i)
                yield ("".join(literal), *_split_field(field))
                literal = []
        if literal:
            yield "".join(literal), None, None, None

    def get_field(self, field_name, args, kwargs):
        """The value that a field name leads to, and the argument it begins with."""
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, i in rest:
            obj = getattr(obj, i) if is_attr else obj[i]
        return obj, first


def _scan_field(text, i):
    """What stands between the braces, the first of which is in front of i; and its end."""
    start, depth, bracket = i, 1, False
    while i < len(text):
        c = text[i]
        if c == "[":
            bracket = True
        elif c == "]":
            bracket = False
        elif c == "{" and not bracket:
            depth += 1
        elif c == "}" and not bracket:
            depth -= 1
            if depth == 0:
                return text[start:i], i + 1
        i += 1
    raise ValueError("expected '}' before end of string")


def _split_field(field):
    """Name, specification and conversion of a field."""
    bracket = False
    for i, c in enumerate(field):
        if c == "[":
            bracket = True
        elif c == "]":
            bracket = False
        elif c == ":" and not bracket:
            return field[:i], field[i + 1:], None
        elif c == "!" and not bracket:
            conversion = field[i + 1:i + 2]
            if not conversion:
                raise ValueError("unmatched '{' in format spec")
            if field[i + 2:i + 3] not in ("", ":"):
                raise ValueError("expected ':' after conversion specifier")
            return field[:i], field[i + 3:], conversion
    return field, "", None


def _split_name(name):
    """The first part of a field name, and the attributes and items behind it."""
    end = min((i for i in (name.find("."), name.find("[")) if i >= 0), default=len(name))
    first, rest = name[:end], name[end:]
    steps = []
    while rest:
        if rest[0] == ".":
            end = min((i for i in (rest.find(".", 1), rest.find("[", 1)) if i >= 0),
                      default=len(rest))
            key, rest, is_attr = rest[1:end], rest[end:], True
        elif rest[0] == "[":
            end = rest.find("]")
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key, rest, is_attr = rest[1:end], rest[end + 1:], False
            if key.isdigit():
                key = int(key)
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        if key == "":
            raise ValueError("Empty attribute in format string")
        steps.append((is_attr, key))
    return int(first) if first.isdigit() else first, steps
