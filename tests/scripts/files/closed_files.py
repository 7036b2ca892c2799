# Operations on closed files.
import os
def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
arguments = {"write": lambda text: ["x" if text else b"x"], "seek": lambda text: [0], "readinto": lambda text: [bytearray(2)],
             "writelines": lambda text: [[]]}
f = open("t_closed", "w+")
layers = (f, f.buffer, f.buffer.raw)
f.close()
print(f.close(), f.closed, f.buffer.closed, f.buffer.raw.closed)
for layer in layers:
    print(layer)
    for name in ("read", "readline", "readlines", "write", "writelines", "tell", "seek", "flush", "isatty", "readable",
                 "writable", "seekable", "fileno", "truncate", "__enter__", "__iter__", "__next__", "read1", "peek",
                 "readinto", "readall"):
        if hasattr(layer, name):
            print("   ", name, end=" ")
            attempt(getattr(layer, name), *arguments.get(name, lambda text: [])(layer is f))
os.remove("t_closed")
f.read()
