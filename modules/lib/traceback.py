"""Reports of exceptions: as the interpreter prints them, as text or in parts."""

import sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
           "print_list"]

_sentinel = object()
_RECURSIVE_CUTOFF = 3


def _source_lines(filename, first, last):
    """Lines of a source, as the interpreter knows them."""
    import _traceback
    return [_traceback.source_line(filename, number) or "" for number in range(first, last + 1)]


class FrameSummary:
    """One entry of a traceback: filename, lineno, name, line and the column range."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line",
                 "locals", "_code")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self.locals = None if locals is None else {k: repr(v) for k, v in locals.items()}

    @property
    def line(self):
        """The source line, without the space around it."""
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _source_lines(self.filename, self.lineno, self.lineno)[0]
        return self._line.strip()

    def _key(self):
        return (self.filename, self.lineno, self.name, self.locals)

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._key() == other._key()
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


def _format_frame(frame):
    lines = [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n']
    if frame.line:
        lines.append(f"    {frame.line}\n")
    if frame.locals:
        lines += [f"    {name} = {value}\n" for name, value in sorted(frame.locals.items())]
    return "".join(lines)


class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The summary of pairs (frame, line number)."""
        frames = list(frame_gen)
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        result = klass()
        for f, lineno in frames:
            result.append(FrameSummary(
                f.f_code.co_filename, lineno, f.f_code.co_name,
                locals=f.f_locals if capture_locals else None))
        return result

    @classmethod
    def from_list(klass, a_list):
        """The summary of FrameSummary objects or of tuples."""
        result = klass()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one entry."""
        return _format_frame(frame_summary)

    def format(self, **kwargs):
        """The texts of the entries; repeated ones are counted."""
        result = []
        last = None
        count = 0

        def repeated():
            more = count - _RECURSIVE_CUTOFF
            return f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n"

        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            key = (frame.filename, frame.lineno, frame.name)
            if key != last:
                if count > _RECURSIVE_CUTOFF:
                    result.append(repeated())
                last, count = key, 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        if count > _RECURSIVE_CUTOFF:
            result.append(repeated())
        return result


def walk_tb(tb):
    """Pairs (frame, line number) from the outermost entry to where it was raised."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    """Pairs (frame, line number) from the innermost frame outwards."""
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    """The summary of a traceback."""
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    """The summary of the stack, outermost first."""
    if f is None:
        f = sys._getframe(1)
    frames = list(walk_stack(f))
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    stack = StackSummary.extract(frames)
    stack.reverse()
    return stack


def format_list(extracted_list):
    """The texts of the entries of a summary."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print the entries of a summary."""
    for item in format_list(extracted_list):
        print(item, file=file or sys.stderr, end="")


def format_tb(tb, limit=None):
    """The texts of the entries of a traceback."""
    import _traceback
    entries = []
    for line in _traceback.entries(tb, limit).splitlines(True):
        if line.startswith(("  File ", "  [Previous line")):
            entries.append(line)
        else:
            entries[-1] += line
    return entries


def print_tb(tb, limit=None, file=None):
    """Print the entries of a traceback."""
    for item in format_tb(tb, limit=limit):
        print(item, file=file or sys.stderr, end="")


def format_stack(f=None, limit=None):
    """The texts of the entries of the stack."""
    return format_list(extract_stack(sys._getframe(1) if f is None else f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    """Print the stack."""
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit=limit), file=file)


def _parse_value_tb(exc, value, tb):
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError("Both or neither of value and tb must be given")
    if value is tb is _sentinel:
        if exc is not None:
            if isinstance(exc, BaseException):
                return exc, exc.__traceback__
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return None, None
    return value, tb


def _report(value, tb, limit, chain):
    """The whole report of an exception, as the interpreter makes it."""
    import _traceback
    return _traceback.report(value, tb, limit, chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    """The report of an exception as a list of texts, each a line or more."""
    value, tb = _parse_value_tb(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return _pieces(_report(value, tb, limit, chain))


def _pieces(text):
    """A report as a list: an entry of a traceback is one item, with the lines that show it."""
    pieces = []
    for line in text.splitlines(True):
        if pieces and pieces[-1].startswith("  File ") and line.startswith("    "):
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True,
                    **kwargs):
    """Print the report of an exception."""
    text = "".join(format_exception(exc, value, tb, limit, chain))
    print(text, file=sys.stderr if file is None else file, end="")


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    """The last part of a report: type and message, with the place of a syntax error."""
    if value is _sentinel:
        value = exc
    if value is None:
        return ["NoneType: None\n"]
    return _report(value, None, None, False).splitlines(True)


def print_exc(limit=None, file=None, chain=True):
    """Print the report of the exception being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    """The report of the exception being handled, as text."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    """Print the report of the last exception that nobody handled."""
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def clear_frames(tb):
    """Let the frames of a traceback forget their variables."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    """An exception with its traceback, ready to be reported later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, **kwargs):
        self.exc_type = exc_type
        self.stack = StackSummary.extract(walk_tb(exc_traceback), limit=limit,
                                          capture_locals=capture_locals)
        self._text = _report(exc_value, exc_traceback, limit, True)
        self._alone = _report(exc_value, exc_traceback, limit, False)
        self._only = _report(exc_value, None, None, False)
        self._str = str(exc_value)
        self.exc_type_str = exc_type.__qualname__
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        cause = getattr(exc_value, "__cause__", None)
        context = getattr(exc_value, "__context__", None)
        self.__cause__ = None if cause is None else TracebackException.from_exception(cause)
        self.__context__ = None
        if cause is None and context is not None:
            self.__context__ = TracebackException.from_exception(context)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """The one for an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        """The last part of the report."""
        yield from self._only.splitlines(True)

    def format(self, *, chain=True, **kwargs):
        """The report, line by line."""
        yield from (self._text if chain else self._alone).splitlines(True)

    def print(self, *, file=None, chain=True, **kwargs):
        """Print the report."""
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")
