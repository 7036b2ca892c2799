# os.path on the text of paths alone.
import os.path
from os.path import *
for path in ("", "/", "//", "///", "a", "a/", "/a", "a/b/c.txt", "/a//b/../c/./d/", ".bashrc", "a.tar.gz", "a/.b.c",
             "../x/..", "..a/...", "/..", "//a/..", "a/b.c/d", "~", b"x/y.z"):
    print(repr(path), split(path), splitext(path), normpath(path), basename(path), dirname(path), isabs(path),
          splitroot(path), splitdrive(path))
print(join("a", "b"), join("a/", "b"), join("a", "/b"), join("a", ""), join("", "b"), join(b"a", b"b"), join("a", "b", "c"))
print(commonprefix(["abcd", "abef"]), commonprefix([]), commonpath(["/a/b/c", "/a/b"]), commonpath(["a/b", "a//c"]))
print(relpath("/a/b/c", "/a/d"), relpath("/a", "/a"), relpath("x", "y"), normcase("aB"))
print(sep, altsep, curdir, pardir, extsep, pathsep, devnull)
for wrong in (lambda: join("a", b"b"), lambda: join("a", 3), lambda: commonpath([]), lambda: commonpath(["/a", "b"]),
              lambda: relpath(""), lambda: split(3), lambda: commonpath(["a", b"b"]), lambda: splitext(None)):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
