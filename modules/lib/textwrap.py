"""Wrapping and indenting of text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "


def _is_word_character(c):
    return c.isalnum() or c == "_"


class TextWrapper:
    """Wraps text to lines of a width; its attributes say how."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _whitespace), " "))
        return text

    def _split(self, text):
        """The text in pieces that are not broken: words and the space between them."""
        chunks = []
        start = 0
        for i in range(1, len(text) + 1):
            if i == len(text) or (text[i] in _whitespace) != (text[i - 1] in _whitespace):
                if start < i:
                    chunks.append(text[start:i])
                start = i
        if self.break_on_hyphens:
            chunks = [piece for chunk in chunks for piece in _split_word(chunk)]
        return [chunk for chunk in chunks if chunk]

    def _fix_sentence_endings(self, chunks):
        """Two spaces behind what looks like the end of a sentence."""
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            if (chunks[i + 1] == " " and len(word) > 1 and word[-1] in ".!?"
                    and word[-2].islower() and word[-2].isascii()
                    and len(chunks[i]) - len(word) <= 1):
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            cur_line = []
            cur_len = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not chunks[-1].strip() and lines:
                del chunks[-1]
            while chunks:
                size = len(chunks[-1])
                if cur_len + size > width:
                    break
                cur_line.append(chunks.pop())
                cur_len += size
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, cur_line, cur_len, width)
                cur_len = sum(map(len, cur_line))
            if self.drop_whitespace and cur_line and not cur_line[-1].strip():
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            if not cur_line:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or (not chunks or self.drop_whitespace and len(chunks) == 1
                        and not chunks[0].strip()) and cur_len <= width):
                lines.append(indent + "".join(cur_line))
                continue
            while cur_line:
                if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                    cur_line.append(self.placeholder)
                    lines.append(indent + "".join(cur_line))
                    break
                cur_len -= len(cur_line[-1])
                del cur_line[-1]
            else:
                if lines:
                    prev_line = lines[-1].rstrip()
                    if len(prev_line) + len(self.placeholder) <= self.width:
                        lines[-1] = prev_line + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def wrap(self, text):
        """The text as a list of lines."""
        chunks = self._split(self._munge_whitespace(text))
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The text with line breaks."""
        return "\n".join(self.wrap(text))


def _split_word(word):
    """A word in the parts between which a line may break: behind hyphens between letters."""
    if word[0] in _whitespace:
        return [word]
    parts = []
    start = 0
    i = 1
    while i < len(word) - 1:
        if word[i] == "-":
            end = i
            while end < len(word) and word[end] == "-":
                end += 1
            if end - i >= 2:
                # a dash between words stands alone
                if _is_word_character(word[i - 1]) and end < len(word) and (
                        _is_word_character(word[end])):
                    parts += [word[start:i], word[i:end]]
                    start = end
                i = end
                continue
            before = word[start:i].rpartition("-")[2]
            if (len(before) >= 2 and before[-2:].isalpha() and len(word) - i > 2
                    and word[i + 1].isalpha() and (word[i + 2].isalpha()
                                                   or word[i + 2] == "-")):
                parts.append(word[start:i + 1])
                start = i + 1
        i += 1
    parts.append(word[start:])
    return parts


def wrap(text, width=70, **kwargs):
    """The text as a list of lines that are at most `width` wide."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The text with line breaks, so that lines are at most `width` wide."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text in one line, cut behind a word to fit the width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the whitespace that all its lines begin with."""
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    lines = ["" if not line or line.isspace() else line for line in lines]
    filled = [line for line in lines if line]
    low, high = (min(filled), max(filled)) if filled else ("", "")
    margin = 0
    for a, b in zip(low, high):
        if a != b or a not in " \t":
            break
        margin += 1
    return "\n".join(line[margin:] for line in lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix in front of each line that is not only whitespace."""
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line
                   for line in text.splitlines(True))
