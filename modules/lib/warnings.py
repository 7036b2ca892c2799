"""Warnings: telling a program, or its programmer, of something without stopping it.

warn() and warn_explicit() issue a warning. The filters, a list of tuples (action, message,
category, module, lineno), decide what becomes of it; the first that fits counts. What is to be
shown goes to showwarning() as formatwarning() writes it. The deciding itself is in _warnings.
"""

import sys

import _warnings
from _warnings import _filters_mutated, filters, warn, warn_explicit
from _warnings import _defaultaction as defaultaction
from _warnings import _onceregistry as onceregistry

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

_ACTIONS = {"error", "ignore", "always", "all", "default", "module", "once"}


class WarningMessage:
    """A warning and its place, as it is given to showwarning and recorded."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self._category_name, self.filename, self.lineno, self.line)

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


# ---- showing

def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file; sys.stderr if none is given."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text that is shown for a warning."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


_showwarning_orig = showwarning
_formatwarning_orig = formatwarning


def _showwarnmsg_impl(msg):
    file = msg.file
    if file is None:
        file = sys.stderr
        if file is None:
            return
    try:
        file.write(_formatwarnmsg(msg))
    except OSError:
        pass


def _formatwarnmsg_impl(msg):
    category = msg.category.__name__
    text = f"{msg.filename}:{msg.lineno}: {category}: {msg.message}\n"
    line = msg.line
    if line is None:
        line = _warnings._source_line(msg.filename, msg.lineno)
    if line:
        text += "  %s\n" % line.strip()
    if msg.source is not None:
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def _showwarnmsg(msg):
    """Show a warning, by the program's own showwarning if it has one."""
    own = globals().get("showwarning", _showwarning_orig)
    if own is _showwarning_orig:
        _showwarnmsg_impl(msg)
        return
    if not callable(own):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    own(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def _formatwarnmsg(msg):
    own = globals().get("formatwarning", _formatwarning_orig)
    if own is _formatwarning_orig:
        return _formatwarnmsg_impl(msg)
    return own(msg.message, msg.category, msg.filename, msg.lineno, msg.line)


# ---- filters

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Insert a filter in front of the others, or behind them.

    message and module are regular expressions that the beginning of the text, and of the
    module's name, must match."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_line(lineno)
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a filter for all messages of all modules."""
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")
    _check_line(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add_filter(*item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Remove all filters."""
    filters[:] = []
    _filters_mutated()


class catch_warnings:
    """Save the filters and showwarning, and restore them at the end of the `with` block.

    With record=True the block gets a list that warnings are appended to instead of being
    shown. With an action, a simple filter is set in the block."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=%r" % self._module)
        return "%s(%s)" % (type(self).__name__, ", ".join(args))

    def __enter__(self):
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        module = self._module
        self._saved = module.filters, module.showwarning, module._showwarnmsg_impl
        module.filters = module.filters[:]
        module._filters_mutated()
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        module = self._module
        module.filters, module.showwarning, module._showwarnmsg_impl = self._saved
        module._filters_mutated()


# ---- @deprecated

def _copy_names(target, source):
    for name in "__module__", "__name__", "__qualname__", "__doc__", "__type_params__":
        if hasattr(source, name):
            setattr(target, name, getattr(source, name))
    target.__dict__.update(source.__dict__)
    target.__wrapped__ = source


class deprecated:
    """Decorator: using this class or function is deprecated.

    Instances of the class, subclasses and calls of the function warn with `message`, unless the
    category is None; __deprecated__ holds the message."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(
                f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        if self.category is None:
            arg.__deprecated__ = self.message
            return arg
        if isinstance(arg, type):
            return self._mark_class(arg)
        if callable(arg):
            wrapper = self._wrap(arg)
            arg.__deprecated__ = wrapper.__deprecated__ = self.message
            return wrapper
        raise TypeError("@deprecated decorator with non-None category must be applied to "
                        f"a class or callable, not {arg!r}")

    def _wrap(self, function):
        message, category, level = self.message, self.category, self.stacklevel + 1

        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level)
            return function(*args, **kwargs)

        _copy_names(wrapper, function)
        return wrapper

    def _mark_class(self, cls):
        message, category, level = self.message, self.category, self.stacklevel + 1
        original_new = cls.__new__

        def __new__(owner, /, *args, **kwargs):
            if owner is cls:
                warn(message, category=category, stacklevel=level)
            if original_new is not object.__new__:
                return original_new(owner, *args, **kwargs)
            if cls.__init__ is object.__init__ and (args or kwargs):
                raise TypeError(f"{cls.__name__}() takes no arguments")
            return original_new(owner)

        _copy_names(__new__, original_new) if hasattr(original_new, "__dict__") else None
        cls.__new__ = staticmethod(__new__)
        original = cls.__init_subclass__
        inherited = getattr(original, "__func__", None)
        if inherited is not None:
            cls.__init_subclass__ = classmethod(self._wrap(inherited))
        else:
            cls.__init_subclass__ = self._wrap(original)
        cls.__deprecated__ = __new__.__deprecated__ = message
        return cls


# ---- options of the command line: action:message:category:module:lineno

class _OptionError(Exception):
    """The option is wrong."""


def _processoptions(args):
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as msg:
            print("Invalid -W option ignored:", msg, file=sys.stderr)


def _setoption(arg):
    parts = arg.split(":")
    if len(parts) > 5:
        raise _OptionError("too many fields (max 5): %r" % (arg,))
    parts += [""] * (5 - len(parts))
    action, message, category, module, lineno = [part.strip() for part in parts]
    action = _getaction(action)
    category = _getcategory(category)
    if message or module:
        import re
        message = re.compile(re.escape(message), re.I) if message else None
        module = re.compile(re.escape(module) + r"\Z") if module else None
    if lineno:
        try:
            lineno = int(lineno)
            if lineno < 0:
                raise ValueError
        except (ValueError, OverflowError):
            raise _OptionError("invalid lineno %r" % (lineno,)) from None
    else:
        lineno = 0
    _add_filter(action, message or None, category, module or None, lineno, append=False)


def _getaction(action):
    if not action:
        return "default"
    if action == "all":
        return "always"
    for full in "default", "always", "ignore", "module", "once", "error":
        if full.startswith(action):
            return full
    raise _OptionError("invalid action: %r" % (action,))


def _getcategory(category):
    if not category:
        return Warning
    module, _, name = category.rpartition(".")
    try:
        found = __import__(module or "builtins", None, None, [name])
    except ImportError:
        raise _OptionError("invalid module name: %r" % (module,)) from None
    try:
        cls = getattr(found, name)
    except AttributeError:
        raise _OptionError("unknown warning category: %r" % (category,)) from None
    if not issubclass(cls, Warning):
        raise _OptionError("invalid warning category: %r" % (category,))
    return cls


_processoptions(sys.warnoptions)
