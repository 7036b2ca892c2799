# A class takes part with __buffer__ and __release_buffer__.
class Page:
    def __init__(self, text):
        self.memory = bytearray(text)

    def __buffer__(self, flags):
        print("acquire", flags)
        return memoryview(self.memory)

    def __release_buffer__(self, view):
        print("release", view.tobytes())


page = Page(b"hello")
view = memoryview(page)
rest = view[1:]
view.release()
print("one is left")
rest[0] = 69
rest.release()
print(bytes(page), b"<" + page, b"say hello".find(b"x"), b"".join([page]))
page.memory.append(33)
print(page.memory, int(Page(b"12")))
