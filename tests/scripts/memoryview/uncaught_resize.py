# The traceback of a bytearray that cannot grow.
memory = bytearray(b"abc")
view = memoryview(memory)
memory.extend(view)
