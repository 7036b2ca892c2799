"""Paths as POSIX systems have them: parts with a slash between them.

Most functions only look at the text of a path. All of them take str, bytes or objects with
__fspath__, and give back what they were given: str or bytes.
"""

import genericpath
import os
from genericpath import *

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext",
           "basename", "dirname", "commonprefix", "getsize", "getmtime", "getatime",
           "getctime", "islink", "exists", "lexists", "isdir", "isfile", "ismount",
           "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile",
           "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep",
           "devnull", "realpath", "supports_unicode_filenames", "relpath", "commonpath",
           "isjunction", "isdevdrive"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _constant(path, text):
    """`text` in the type of `path`."""
    return text.encode() if isinstance(path, bytes) else text


def normcase(s):
    """The path as it is: upper and lower case differ."""
    return os.fspath(s)


def isabs(s):
    """Does the path begin at the root?"""
    s = os.fspath(s)
    return s.startswith(_constant(s, "/"))


def join(a, /, *p):
    """The paths put together; one that begins at the root replaces all before it."""
    path = os.fspath(a)
    slash = _constant(path, "/")
    try:
        for part in map(os.fspath, p):
            if part.startswith(slash) or not path:
                path = part
            elif path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        genericpath._check_arg_types("join", a, *p)
        raise
    return path


def split(p):
    """(head, tail): tail is what stands behind the last slash."""
    p = os.fspath(p)
    slash = _constant(p, "/")
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head.strip(slash):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """(root, extension), where the extension begins with the last dot, or is empty."""
    p = os.fspath(p)
    name_at = p.rfind(_constant(p, "/")) + 1
    dot_at = p.rfind(_constant(p, "."))
    # Dots at the beginning of a name start no extension.
    if dot_at > name_at and p[name_at:dot_at].strip(_constant(p, ".")):
        return p[:dot_at], p[dot_at:]
    return p, p[:0]


def splitdrive(p):
    """(drive, rest): there are no drives."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p):
    """(drive, root, rest): the root is one slash, or exactly two."""
    p = os.fspath(p)
    slash = _constant(p, "/")
    count = len(p) - len(p.lstrip(slash))
    if count != 2:
        count = min(count, 1)
    return p[:0], p[:count], p[count:]


def basename(p):
    """What stands behind the last slash."""
    p = os.fspath(p)
    return p[p.rfind(_constant(p, "/")) + 1:]


def dirname(p):
    """What stands before the last slash."""
    return split(p)[0]


def islink(path):
    """Is it a symbolic link?"""
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError, AttributeError):
        return False
    return mode & 0o170000 == 0o120000


def ismount(path):
    """Is something mounted there?"""
    try:
        here = os.lstat(path)
        if here.st_mode & 0o170000 == 0o120000:
            return False
        path = os.fspath(path)
        above = os.lstat(realpath(join(path, _constant(path, ".."))))
    except (OSError, ValueError):
        return False
    return here.st_dev != above.st_dev or here.st_ino == above.st_ino


def expanduser(path):
    """The path with the home folder for ~ at its beginning."""
    path = os.fspath(path)
    slash = _constant(path, "/")
    if not path.startswith(_constant(path, "~")):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    if end != 1:
        return path  # of other users nothing is known
    home = os.environ.get("HOME")
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return (home.rstrip(slash) + path[end:]) or slash


def expandvars(path):
    """The path with the values of $name and ${name}; unknown ones stay."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        return os.fsencode(expandvars(os.fsdecode(path)))
    parts = []
    at = 0
    while True:
        sign = path.find("$", at)
        if sign < 0:
            return "".join(parts) + path[at:]
        parts.append(path[at:sign])
        if path[sign + 1:sign + 2] == "{":
            at = path.find("}", sign) + 1
            if at == 0:
                return "".join(parts) + path[sign:]
            name = path[sign + 2:at - 1]
        else:
            at = sign + 1
            while at < len(path) and (path[at].isascii() and path[at].isalnum() or path[at] == "_"):
                at += 1
            name = path[sign + 1:at]
        parts.append(os.environ.get(name, path[sign:at]) if name else path[sign:at])


def normpath(path):
    """The path without needless slashes, dots, and parts that .. takes away."""
    path = os.fspath(path)
    slash, dot, dots = _constant(path, "/"), _constant(path, "."), _constant(path, "..")
    root, rest = splitroot(path)[1:]
    parts = []
    for part in rest.split(slash):
        if not part or part == dot:
            continue
        if part == dots and parts and parts[-1] != dots:
            parts.pop()
        elif part != dots or not root:
            parts.append(part)
    return root + slash.join(parts) or dot


def abspath(path):
    """The path from the root, normalized."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """The path from the root with all symbolic links followed."""
    path = os.fspath(filename)
    slash, dot, dots = _constant(path, "/"), _constant(path, "."), _constant(path, "..")
    result = slash if isabs(path) else (os.getcwdb() if isinstance(path, bytes) else os.getcwd())
    left = path.split(slash)[::-1]
    seen = {}
    while left:
        part = left.pop()
        if part is None:
            seen[left.pop()] = result  # this link is followed to its end
            continue
        if not part or part == dot:
            continue
        if part == dots:
            result = dirname(result)
            continue
        new = join(result, part)
        try:
            is_link = os.lstat(new).st_mode & 0o170000 == 0o120000
            target = os.readlink(new) if is_link else None
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            result = new
        elif new in seen:
            if seen[new] is None:
                if strict:
                    os.stat(new)  # raises the error about a circle of links
                result = new
            else:
                result = seen[new]
        else:
            seen[new] = None
            left += [new, None]
            left += target.split(slash)[::-1]
            if target.startswith(slash):
                result = slash
    return result


def relpath(path, start=None):
    """The path as seen from the folder `start`, usually the current one."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    slash, dots = _constant(path, "/"), _constant(path, "..")
    start = _constant(path, ".") if start is None else os.fspath(start)
    try:
        from_parts = [part for part in abspath(start).split(slash) if part]
        to_parts = [part for part in abspath(path).split(slash) if part]
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        genericpath._check_arg_types("relpath", path, start)
        raise
    common = len(commonprefix([from_parts, to_parts]))
    parts = [dots] * (len(from_parts) - common) + to_parts[common:]
    return slash.join(parts) if parts else _constant(path, ".")


def commonpath(paths):
    """The longest path that all paths begin with."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    slash, dot = _constant(paths[0], "/"), _constant(paths[0], ".")
    try:
        split_paths = [path.split(slash) for path in paths]
        roots = {path[:1] == slash for path in paths}
    except (TypeError, AttributeError):
        genericpath._check_arg_types("commonpath", *paths)
        raise
    if len(roots) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    lists = [[part for part in parts if part and part != dot] for parts in split_paths]
    common = commonprefix(lists)
    return (slash if roots.pop() else slash[:0]) + slash.join(common)
