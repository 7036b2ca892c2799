# The traceback of an index out of range.
def last(view):
    return view[len(view)]


last(memoryview(b"abc"))
