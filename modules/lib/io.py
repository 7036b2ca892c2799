"""Streams: open files, and text and bytes in memory.

Every stream is an IOBase. Below it stand RawIOBase (unbuffered bytes: FileIO), BufferedIOBase
(BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair, BytesIO) and TextIOBase
(TextIOWrapper, StringIO). The classes themselves are in _io; those without a structure of their
own become abstract base classes here.
"""

import _io
import abc
from _io import (BlockingIOError, BufferedRandom, BufferedReader, BufferedRWPair,
                 BufferedWriter, BytesIO, DEFAULT_BUFFER_SIZE, FileIO,
                 IncrementalNewlineDecoder, StringIO, TextIOWrapper, UnsupportedOperation,
                 open, open_code, text_encoding)

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO",
           "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET",
           "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder", "Reader",
           "Writer"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    __doc__ = _io._IOBase.__doc__


class RawIOBase(_io._RawIOBase, IOBase):
    __doc__ = _io._RawIOBase.__doc__


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    __doc__ = _io._BufferedIOBase.__doc__


class TextIOBase(_io._TextIOBase, IOBase):
    __doc__ = _io._TextIOBase.__doc__


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


def _has_method(cls, name):
    """Does the class have this method? NotImplemented if not, or if it is None."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return True if base.__dict__[name] is not None else NotImplemented
    return NotImplemented


class Reader(metaclass=abc.ABCMeta):
    """What can be read from, whatever its class."""

    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Read and return data: at most `size` items if that is given."""

    @classmethod
    def __subclasshook__(cls, other):
        return _has_method(other, "read") if cls is Reader else NotImplemented


class Writer(metaclass=abc.ABCMeta):
    """What can be written to, whatever its class."""

    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Write the data and return how many items that was."""

    @classmethod
    def __subclasshook__(cls, other):
        return _has_method(other, "write") if cls is Writer else NotImplemented
