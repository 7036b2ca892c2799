# How exceptions are taken apart for copying and pickling.
def show(error):
    print(error.__reduce__())

show(Exception(1, 2))
error = KeyError("k")
error.extra = 5
show(error)
show(OSError(1, "text"))
show(OSError(1, "text", "file"))
show(OSError(1, "text", "file", None, "second"))
show(OSError("text"))
show(ImportError("text"))
show(ImportError("text", name="n", path="p"))
show(AttributeError("text"))
show(AttributeError("text", name="n", obj=5))
print(AttributeError("text", name="n", obj=5).__getstate__())
show(NameError("text", name="n"))
show(StopIteration(5))
show(SyntaxError("text", ("file", 1, 2, "line")))
error.__setstate__({"more": 6})
print(error.more, error.__dict__)
for state in (5, [("a", 1)]):
    try:
        error.__setstate__(state)
    except TypeError as error2:
        print(error2)
print((...).__reduce__(), NotImplemented.__reduce__())
