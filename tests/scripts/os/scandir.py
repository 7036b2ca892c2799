# os.scandir(): entries that know what they are.
import os
os.makedirs("d_scan/inner")
open("d_scan/file", "w").close()
os.symlink("inner", "d_scan/link")
with os.scandir("d_scan") as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(),
              entry.is_dir(follow_symlinks=False), os.fspath(entry), entry.stat().st_size >= 0)
print([entry.name for entry in os.scandir(b"d_scan/inner")])
os.remove("d_scan/link")
os.remove("d_scan/file")
os.removedirs("d_scan/inner")
try:
    os.scandir("d_scan")
except OSError as error:
    print(error)
