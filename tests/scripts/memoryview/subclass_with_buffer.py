# A subclass of bytearray that looks on when its memory is used.
class Watched(bytearray):
    def __buffer__(self, flags):
        print("acquire")
        return super().__buffer__(flags)

    def __release_buffer__(self, view):
        print("release", view.tobytes())
        super().__release_buffer__(view)


class Told(bytearray):
    def __release_buffer__(self, view):
        print("told", view.tobytes())
        super().__release_buffer__(view)


for kind in (Watched, Told):
    memory = kind(b"abc")
    with memoryview(memory) as view:
        try:
            memory.append(1)
        except BufferError as error:
            print(error)
    memory.append(100)
    print(memory)
