# Objects that stand for paths.
import os
class Path:
    def __init__(self, path):
        self.path = path
    def __fspath__(self):
        return self.path
print(os.fspath("a"), os.fspath(b"a"), os.fspath(Path("p")), isinstance(Path(""), os.PathLike), issubclass(str, os.PathLike))
print(os.path.join(Path("a"), Path("b")), os.fsencode(Path("é")), os.fsdecode(b"a\xff").encode("ascii", "backslashreplace"))
with open(Path("t_fspath"), "w") as file:
    print(file.name)
print(os.path.exists(Path("t_fspath")))
os.remove(Path("t_fspath"))
for wrong in (3, None, Path(3), Path(None)):
    for function in (os.fspath, os.path.basename, open, os.remove):
        try:
            function(wrong) if wrong != 3 else print("skipped")
        except TypeError as error:
            print(error)
os.fspath([])
