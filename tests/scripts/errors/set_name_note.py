# The note of an error in __set_name__ is shown.
class Descriptor:
    def __set_name__(self, owner, name):
        raise RuntimeError("no such name: " + name)

class C:
    attribute = Descriptor()
