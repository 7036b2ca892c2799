# Lines of files: iteration, readline with limits, readlines with a hint.
import os
with open("t_lines", "w", newline="") as f:
    f.writelines(["first\n", "second line\r\n", "third\rfourth", "\n", "no end"])
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("t_lines", newline=newline) as f:
        print(repr(newline), list(f), f.newlines)
with open("t_lines") as f:
    print(f.readline(3), repr(f.readline(-1)), repr(f.readline(0)), f.readlines(12), f.tell(), f.readlines())
with open("t_lines", "rb") as f:
    print(f.readline(), f.readline(4), f.readlines(1), [line for line in f], f.readline())
with open("t_lines", "rb", 0) as f:
    print(f.readline(), list(f))
with open("t_lines") as f:
    first, *rest = f
    print(repr(first), len(rest), enumerate, [(i, c) for i, c in enumerate(rest)][-1])
with open("t_lines") as f:
    for line in f:
        try:
            f.tell()
        except OSError as error:
            print(error)
            break
    print(repr(f.read()))
os.remove("t_lines")
