class M(type):
    def __new__(mcls, name, bases, ns):
        raise TypeError("no class")
class A(metaclass=M):
    pass
