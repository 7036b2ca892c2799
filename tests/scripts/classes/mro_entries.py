# Bases that are no classes say by what they are to be replaced.
class Entry:
    def __init__(self, *classes):
        self.classes = classes
    def __mro_entries__(self, bases):
        print("asked", len(bases))
        return self.classes

class A: pass
class B: pass

class C(Entry(A, B)): pass
print(C.__bases__, len(C.__orig_bases__))

class D(A, Entry()): pass
print(D.__bases__)

class E(list[int], dict[str, int].__origin__ if False else object): pass
print(E.__orig_bases__, E.__bases__)

class Wrong:
    def __mro_entries__(self, bases):
        return [A]
try:
    class F(Wrong()): pass
except TypeError as error:
    print(error)
try:
    class G(5): pass
except TypeError as error:
    print(error)
