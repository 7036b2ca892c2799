# Folders: made, listed, changed into, removed.
import os
os.makedirs("d_folders/a/b", exist_ok=True)
os.makedirs("d_folders/a/b", exist_ok=True)
for name in ("x.txt", "y.txt"):
    with open(os.path.join("d_folders", name), "w") as file:
        file.write(name)
print(sorted(os.listdir("d_folders")), os.listdir("d_folders/a"), os.listdir(b"d_folders/a"))
before = os.getcwd()
os.chdir("d_folders/a")
print(os.path.relpath(os.getcwd(), before), os.listdir(), os.getcwdb() == os.fsencode(os.getcwd()))
os.chdir(before)
for folder, folders, files in os.walk("d_folders"):
    print(folder, sorted(folders), sorted(files))
print([folder for folder, _, _ in os.walk("d_folders", topdown=False)])
os.remove("d_folders/x.txt")
os.unlink("d_folders/y.txt")
os.removedirs("d_folders/a/b")
print(os.path.exists("d_folders"))
