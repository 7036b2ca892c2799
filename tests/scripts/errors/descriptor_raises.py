# An exception from inside a descriptor, through __getattr__.
class Descriptor:
    def __get__(self, instance, owner):
        return instance.missing

class C:
    value = Descriptor()
    def __getattr__(self, name):
        raise AttributeError("nothing called " + name)

C().value
