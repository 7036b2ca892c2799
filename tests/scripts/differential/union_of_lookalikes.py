# A class whose metaclass answers for __origin__ and __args__ is shown as an alias would be.
class Meta(type):
    def __getattr__(cls, name): return 'meta ' + name


class Strict(type):
    def __getattr__(cls, name): raise KeyError(name)


class Lookalike(metaclass=Meta): pass
class Plain(metaclass=type): pass


print(Lookalike | int, Plain | int, list[Lookalike], list[Plain])
