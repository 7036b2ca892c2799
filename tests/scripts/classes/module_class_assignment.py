# A module may become an instance of a subclass of its type, and back.
import sys

Module = type(sys)

class Lazy(Module):
    @property
    def computed(self):
        return "computed " + self.value

    def __getattr__(self, name):
        return "missing " + name

m = Module("m", "about m")
m.value = "5"
m.__class__ = Lazy
print(type(m).__name__, m.computed, m.other, m.__doc__, m.__name__)
m.__class__ = Module
print(type(m).__name__, hasattr(m, "computed"), m.value)
for class_ in (int, type, Lazy("x"), object):
    try:
        m.__class__ = class_
    except TypeError as error:
        print(error)
