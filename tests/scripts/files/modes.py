# open() in all its modes.
import os
def show(name="t_modes"):
    with open(name, "rb") as file:
        return file.read()
with open("t_modes", "w") as f:
    print(f.write("one\n"), f.mode, f.readable(), f.writable(), f.seekable(), f.tell(), f.name, f.encoding, f.errors)
with open("t_modes", "a") as f:
    print(f.tell(), f.write("two\n"), f.tell())
with open("t_modes", "r+") as f:
    print(repr(f.read(2)), f.seek(0), f.write("ON"), f.seek(0), repr(f.read()))
with open("t_modes", "a+b") as f:
    print(f.mode, f.tell(), f.seek(0), f.read(3), f.write(b"three\n"), f.tell(), type(f).__name__)
print(show())
with open("t_modes", "w+b") as f:
    print(type(f).__name__, f.mode, f.raw.mode, f.write(b"bytes"), f.seek(1), f.read(2), f.write(b"!"), f.tell())
print(show())
with open("t_modes", "rb", buffering=0) as f:
    print(type(f).__name__, f.read(2), f.readall(), f.read(1), f.tell(), f.closefd)
with open("t_modes", "rb", 3) as f:
    print(type(f).__name__, f.peek(), f.read(4), f.read1(), f.readline())
os.remove("t_modes")
with open("t_modes", "x") as f:
    print(f.mode, f.buffer.mode, f.buffer.raw.mode)
with open("t_modes", "r") as f:
    print(repr(f.read()), f.isatty(), f.fileno() > 2, f.line_buffering)
for mode in ("x", "x+b"):
    try:
        open("t_modes", mode)
    except FileExistsError as error:
        print(error)
os.remove("t_modes")
