# Files by their descriptors, and pipes.
import os
fd = os.open("t_fd", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
print(os.write(fd, b"hello world"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.read(fd, 100), os.read(fd, 5))
os.ftruncate(fd, 3)
print(os.lseek(fd, 0, os.SEEK_END), os.isatty(fd), os.get_inheritable(fd))
copy = os.dup(fd)
os.lseek(copy, 0, 0)
print(os.read(fd, 9))
os.close(copy)
os.close(fd)
reading, writing = os.pipe()
print(os.write(writing, bytearray(b"through")), os.read(reading, 4), os.read(reading, 4))
with os.fdopen(writing, "w") as file:
    print("text", file=file)
with open(reading) as file:
    print(file.readlines())
os.remove("t_fd")
for wrong in (lambda: os.close(fd), lambda: os.read(-1, 1), lambda: os.read(0, -1), lambda: os.open("t_fd", os.O_RDONLY),
              lambda: os.write(1, "text"), lambda: os.lseek(reading, 0, 0), lambda: os.close("x"), lambda: os.fdopen("x"),
              lambda: os.close(2**40)):
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
