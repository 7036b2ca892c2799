def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

path = "/tmp/ouro_test_" + str(id(sys)) + "_a"
with open(path, "w") as file:
    print(file.mode, file.encoding, file.closed, file.readable(), file.writable())
    show(file.write, "first\n")
    show(file.write, "h\xe9llo \u20ac\n")
    show(file.writelines, ["x", "y\n"])
    show(file.write, 5)
    show(file.read)
print(file.closed)
show(file.write, "x")
with open(path) as file:
    for line in file:
        print(repr(line))
    print(repr(file.read()))
with open(path) as file:
    print(repr(file.read(3)), repr(file.readline()), repr(file.readline(4)), file.tell())
    print(file.seek(0), file.readlines())
    show(file.seek, 1, 1)
    show(file.seek, -1)
    show(file.write, "x")
    next_line = iter(file)
    print(file.seek(2), repr(next(file)))
    show(file.tell)
with open(path, "a") as file:
    file.write("appended\n")
with open(path, "r+") as file:
    print(len(file.read()), file.seek(0), file.write("FIRST"), file.seek(0), repr(file.readline()))
with open(path, "rb") as file:
    print(file.read(7), file.readline(), file.peek(1)[:1], file.seek(-9, 2), file.read())
try:
    open(path, "x")
except FileExistsError as error:
    print(error.errno, error.strerror, error.filename == path)
with open(path, "wb") as file:
    show(file.write, "x")
    show(file.write, b"a\r\nb\rc\nd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as file:
        print(file.readlines(), repr(file.newlines))
with open(path, "w", newline="\r\n") as file:
    file.write("a\nb\n")
print(open(path, "rb").read())
with open(path, "wb") as file:
    file.write(b"ok\n\xff\n")
show(lambda: open(path).read())
print(ascii(open(path, errors="replace").read()), open(path, encoding="latin-1").read() == "ok\n\xff\n")
