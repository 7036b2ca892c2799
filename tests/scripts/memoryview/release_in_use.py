# A view whose memory somebody has acquired cannot be released.
view = memoryview(bytearray(b"abcd"))
other = view.__buffer__(0)
try:
    view.release()
except BufferError as error:
    print(error)
third = view.__buffer__(0)
print(other.tolist(), third[0])
other.release()
third.release()
view.release()
view.tolist()
