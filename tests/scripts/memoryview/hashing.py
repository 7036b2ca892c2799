# A read-only view of bytes hashes like the bytes.
print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"abcba")[::2]) == hash(b"aca"))
print({b"key": 1}[memoryview(b"key")], {memoryview(b"key"): 2}[b"key"])
for view in (memoryview(bytearray(2)), memoryview(bytes(2)).cast("h"), memoryview(bytearray(2)).toreadonly()):
    try:
        print(hash(view))
    except Exception as error:
        print(type(error).__name__, error)
view = memoryview(b"abc")
known = hash(view)
view.release()
print(hash(view) == known)
