"""The operating system: files, folders, the environment, the process.

The calls themselves are in posix; os.path is the module posixpath.
"""

import posix
import sys
from _io import open as _open_file
from abc import ABCMeta, abstractmethod
from collections.abc import MutableMapping
from posix import *
from posix import _exit

name = "posix"
linesep = "\n"
error = OSError

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1


# ---- names of files ----

class PathLike(metaclass=ABCMeta):
    """What stands for a path: it has a method __fspath__."""

    __slots__ = ()

    @abstractmethod
    def __fspath__(self):
        """The path as a str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is not PathLike:
            return NotImplemented
        for base in subclass.__mro__:
            if "__fspath__" in base.__dict__:
                return base.__dict__["__fspath__"] is not None or NotImplemented
        return NotImplemented

    __class_getitem__ = classmethod(type(list[int]))


def fsencode(filename):
    """The name as bytes, as the system has it."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """The name as a str."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


# ---- stat ----

class _NamedTuple(tuple):
    """A tuple whose items have names, and that may have attributes beyond its items."""

    def __new__(cls, sequence=(), dict=None):
        self = super().__new__(cls, sequence)
        if dict is not None:
            self.__dict__.update(dict)
        return self

    def __repr__(self):
        fields = zip(self._fields, self)
        return f"os.{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in fields)})"

    def __reduce__(self):
        return type(self), (tuple(self), dict(self.__dict__))


def _name_items(cls):
    cls.n_fields = cls.n_sequence_fields = len(cls._fields)
    for i, field in enumerate(cls._fields):
        setattr(cls, field, property(lambda self, i=i: self[i]))
    return cls


@_name_items
class stat_result(_NamedTuple):
    """What stat() tells: ten numbers, and more as attributes."""

    _fields = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
               "st_atime", "st_mtime", "st_ctime")

    def __repr__(self):
        return super().__repr__()


def _time(which):
    return property(lambda self: getattr(self, which + "_ns") / 1e9)


for _which in ("st_atime", "st_mtime", "st_ctime"):
    setattr(stat_result, _which, _time(_which))


@_name_items
class terminal_size(_NamedTuple):
    """Columns and lines of a terminal."""

    _fields = ("columns", "lines")


@_name_items
class uname_result(_NamedTuple):
    """What the system calls itself."""

    _fields = ("sysname", "nodename", "release", "version", "machine")

    def __repr__(self):
        return super().__repr__().replace("os.", "posix.", 1)


def _make_stat(numbers):
    atime, mtime, ctime, block_size, blocks, device = numbers[7:]
    result = stat_result(numbers[:7] + (atime // 10**9, mtime // 10**9, ctime // 10**9))
    result.__dict__.update(st_atime_ns=atime, st_mtime_ns=mtime, st_ctime_ns=ctime,
                           st_blksize=block_size, st_blocks=blocks, st_rdev=device)
    return result


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What the system knows about a file."""
    _refuse_dir_fd(dir_fd)
    return _make_stat(posix._stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    """The same, of a symbolic link and not what it points to."""
    _refuse_dir_fd(dir_fd)
    return _make_stat(posix._stat(path, False))


def fstat(fd):
    """What the system knows about an open file."""
    if not isinstance(fd, int):
        raise TypeError(f"'{type(fd).__name__}' object cannot be interpreted as an integer")
    try:
        return _make_stat(posix._stat(fd))
    except OSError as failure:
        raise OSError(failure.errno, failure.strerror) from None


def _refuse_dir_fd(dir_fd):
    if dir_fd is not None:
        raise NotImplementedError("dir_fd unavailable on this platform")


def utime(path, times=None, *, ns=None):
    """Set when a file was last read and written."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is not None:
        ns = tuple(int(t * 10**9) for t in times)
    elif ns is None:
        import time
        ns = (time.time_ns(),) * 2
    posix._utime(path, *ns)


def uname():
    """What the system calls itself."""
    return uname_result(posix.uname())


def get_terminal_size(fd=1, /):
    """The size of the terminal window."""
    return terminal_size(posix.get_terminal_size(fd))


# ---- folders ----

class DirEntry:
    """A file or folder that scandir() has found."""

    def __init__(self, *args):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    @classmethod
    def _make(cls, folder, name, kind, inode):
        self = object.__new__(cls)
        self.name = name
        self.path = path.join(folder, name) if not isinstance(folder, int) else name
        self._kind = kind << 12
        self._inode = inode
        self._stats = {}
        return self

    def stat(self, *, follow_symlinks=True):
        """As os.stat() of its path, but remembered."""
        if follow_symlinks not in self._stats:
            self._stats[follow_symlinks] = stat(self.path, follow_symlinks=follow_symlinks)
        return self._stats[follow_symlinks]

    def _is(self, kind, follow):
        if self._kind == 0 or (follow and self._kind == 0o120000):
            try:
                return self.stat(follow_symlinks=follow).st_mode & 0o170000 == kind
            except FileNotFoundError:
                return False
        return self._kind == kind

    def is_dir(self, *, follow_symlinks=True):
        """Is it a folder?"""
        return self._is(0o040000, follow_symlinks)

    def is_file(self, *, follow_symlinks=True):
        """Is it a regular file?"""
        return self._is(0o100000, follow_symlinks)

    def is_symlink(self):
        """Is it a symbolic link?"""
        return self._is(0o120000, False)

    def is_junction(self):
        """There are no junctions here."""
        return False

    def inode(self):
        """Its number in the file system."""
        return self._inode

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


DirEntry.__module__ = "posix"


class _ScanIterator:
    """What scandir() returns: the entries one by one."""

    def __init__(self, folder):
        self._folder = fspath(folder) if not isinstance(folder, int) else folder
        self._entries = iter(posix._scan(folder))

    def __iter__(self):
        return self

    def __next__(self):
        return DirEntry._make(self._folder, *next(self._entries))

    def close(self):
        """There is nothing left to be read."""
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def scandir(path=None):
    """The entries of a folder, as DirEntry objects."""
    return _ScanIterator("." if path is None else path)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder, and those it lies in as far as they are missing."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass  # somebody else was quicker
        if tail == (b"." if isinstance(tail, bytes) else "."):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder, and those it lies in as far as they are empty then."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making the folders that the new name needs and removing those left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, folders in it, files in it) of a folder and of all those below it."""
    top = fspath(top)
    folders, files = [], []
    try:
        entries = list(scandir(top))
    except OSError as failure:
        if onerror is not None:
            onerror(failure)
        return
    for entry in entries:
        (folders if entry.is_dir() else files).append(entry.name)
    if topdown:
        yield top, folders, files
    for folder in folders:
        below = path.join(top, folder)
        if followlinks or not path.islink(below):
            yield from walk(below, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


# ---- the environment ----

class _Environ(MutableMapping):
    """The environment: changes go to the system, and to what it starts."""

    def __init__(self, data, encode_key, decode_key, encode_value, decode_value):
        self._data = data
        self.encodekey = encode_key
        self.decodekey = decode_key
        self.encodevalue = encode_value
        self.decodevalue = decode_value

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        items = ", ".join(f"{self.decodekey(key)!r}: {self.decodevalue(value)!r}"
                          for key, value in self._data.items())
        return f"environ({{{items}}})"

    def copy(self):
        """A dict of the same content."""
        return dict(self)

    def setdefault(self, key, value):
        """The value of the name; `value`, which is then set, if it had none."""
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        new = dict(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        new = dict(other)
        new.update(self)
        return new


def _encode_text(value):
    if not isinstance(value, str):
        raise TypeError(f"str expected, not {type(value).__name__}")
    return value.encode("utf-8", "surrogateescape")


def _decode_text(value):
    return value.decode("utf-8", "surrogateescape")


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f"bytes expected, not {type(value).__name__}")
    return value


environ = _Environ(posix.environ, _encode_text, _decode_text, _encode_text, _decode_text)
environb = _Environ(posix.environ, _check_bytes, bytes, _check_bytes, bytes)
supports_bytes_environ = True


def getenv(key, default=None):
    """The value of a variable of the environment."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """The same in bytes."""
    return environb.get(key, default)


# ---- files ----

def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """open() of a descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    return _open_file(fd, mode, buffering, encoding, *args, **kwargs)


def getlogin():
    """The name of the user."""
    return environ.get("LOGNAME") or environ["USER"]


process_cpu_count = cpu_count

import posixpath as path
from posixpath import (altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep)

sys.modules["os.path"] = path
del _which

__all__ = [name for name in dir() if not name.startswith("_")
           and name not in ("posix", "sys", "ABCMeta", "abstractmethod", "MutableMapping")]
