# Classes, instances, attributes, inheritance.
class Animal:
    kind = "animal"
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def speak(self):
        return f"{self.name} makes a sound"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    kind = "dog"

    def speak(self):
        return super().speak() + ": woof"


a, d = Animal("generic"), Dog("Rex")
print(a, d, a.speak(), "-", d.speak())
print(a.kind, d.kind, Animal.count, Dog.count, d.count)
d.kind = "own"
print(d.kind, Dog.kind)
del d.kind
print(d.kind)
print(isinstance(d, Animal), isinstance(a, Dog), issubclass(Dog, Animal), type(d) is Dog)
print(Dog.__mro__, Dog.__bases__, Dog.__name__)
print(d.__dict__, sorted(k for k in Dog.__dict__ if not k.startswith("__")))
print(hasattr(d, "name"), getattr(d, "missing", "default"), vars(a))
setattr(d, "extra", 1)
print(d.extra)
