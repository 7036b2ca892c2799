"""What all kinds of paths have in common: questions to the system about files."""

import os

__all__ = ["commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdevdrive",
           "isdir", "isfile", "isjunction", "islink", "lexists", "samefile", "sameopenfile",
           "samestat"]


def _kind(path, follow=True):
    """The bits of the mode that say what it is, or 0: it is not there."""
    try:
        return (os.stat if follow else os.lstat)(path).st_mode & 0o170000
    except (OSError, ValueError):
        return 0


def exists(path):
    """Is there something? A broken link counts as nothing."""
    return _kind(path) != 0


def lexists(path):
    """Is there something, be it a broken link?"""
    return _kind(path, False) != 0


def isfile(path):
    """Is it a regular file?"""
    return _kind(path) == 0o100000


def isdir(s):
    """Is it a folder?"""
    return _kind(s) == 0o040000


def islink(path):
    """Is it a symbolic link?"""
    return _kind(path, False) == 0o120000


def isjunction(path):
    """There are no junctions here."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """There are no such drives here."""
    os.fspath(path)
    return False


def getsize(filename):
    """The number of bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When it was last written."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """When it was last read."""
    return os.stat(filename).st_atime


def getctime(filename):
    """When its description was last changed."""
    return os.stat(filename).st_ctime


def commonprefix(m, /):
    """What all the sequences begin with."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    first, last = min(m), max(m)
    for i, item in enumerate(first):
        if item != last[i]:
            return first[:i]
    return first


def samestat(s1, s2):
    """Do two results of stat() belong to one file?"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Do two paths lead to one file?"""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Do two descriptors belong to one file?"""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _check_arg_types(funcname, *args):
    """Say what was wrong with the arguments: a mixture of str and bytes, or something else."""
    has_str = has_bytes = False
    for arg in args:
        if isinstance(arg, str):
            has_str = True
        elif isinstance(arg, bytes):
            has_bytes = True
        else:
            raise TypeError(f"{funcname}() argument must be str, bytes, or os.PathLike object, "
                            f"not {arg.__class__.__name__!r}") from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None
