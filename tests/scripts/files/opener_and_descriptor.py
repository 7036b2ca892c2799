# open() with an opener, and of descriptors.
import os
def opener(path, flags):
    print("opener", path, flags & os.O_WRONLY)
    return os.open(path, flags, 0o600)
with open("t_opener", "w", opener=opener) as f:
    print(f.name, f.write("text"))
fd = os.open("t_opener", os.O_RDONLY)
with open(fd, closefd=False) as f:
    print(f.name == fd, f.read(), f.buffer.raw.closefd)
os.lseek(fd, 0, 0)
with open(fd, "rb") as f:
    print(f.name == fd, f.read())
try:
    os.close(fd)
except OSError as error:
    print(error)
os.remove("t_opener")
