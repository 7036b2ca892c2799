def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

for stream in (sys.stdin, sys.stdout, sys.stderr):
    print(stream.name, stream.mode, stream.encoding, stream.fileno(), stream.readable(), stream.writable(),
          stream.closed)
print(sys.stdin.read(5) + "|")
print(repr(sys.stdin.readline()))
print(repr(next(sys.stdin)))
print(sys.stdin.readlines())
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
show(sys.stdin.write, "x")
show(sys.stdout.read)
show(sys.stdout.write, 5)
show(sys.stdout.write, "text\n")
show(sys.stdout.writelines, ["a", "b\n"])
show(sys.stdout.flush)
show(sys.stdout.write, "\ud800")
print("h\xe9 \u20ac \U0001f600")
sys.stderr.write("to stderr\n")
