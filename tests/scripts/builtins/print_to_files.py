def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

print()
print(1, 2, 3)
print(1, "a", None, [1, "x"], sep="-")
print("no end", end="")
print(" ... end", end="!\n")
print("a", "b", sep="", end="\n\n")
print(1, 2, sep=None, end=None)
show(print, 1, sep=5)
show(print, 1, end=5)
show(print, 1, file=5)
show(print, 1, unknown=5)


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


writer = Writer()
print("a", 5, [1], sep=", ", file=writer)
print("flushed", file=writer, flush=True)
print(writer.parts)
sys.stdout = writer
print("captured")
sys.stdout = sys.__stdout__
print(writer.parts[-2:])
sys.stdout = None
print("to nobody")
sys.stdout = sys.__stdout__


class Loud:
    def __str__(self):
        raise ValueError("no text")


show(print, "before", Loud())
print("done")
