# What a view says about its memory, all of it read only.
memory = bytearray(b"abcdefgh")
for view in (memoryview(memory), memoryview(b"xy"), memoryview(memory).cast("i"), memoryview(memory)[::-2]):
    print(view.format, view.itemsize, view.ndim, view.shape, view.strides, view.suboffsets, view.readonly,
          view.obj, view.nbytes, view.contiguous, view.c_contiguous, view.f_contiguous)
for name in ("format", "obj", "new"):
    try:
        setattr(view, name, 1)
    except AttributeError as error:
        print(error)
print([name for name in dir(memoryview) if not name.startswith("__")])
