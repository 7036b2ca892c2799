# type() with three arguments, metaclasses, class creation hooks.
C = type("C", (), {"x": 1, "get": lambda self: self.x})
print(C.__name__, C().get(), type(C))


class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, kw)
        ns["added"] = True
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)

    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)

    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name)
        return {}


class M(metaclass=Meta, option=1):
    def __init__(self, a):
        self.a = a


print(M(5).a, M.added, type(M).__name__)


class Plugin:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))


class A(Plugin, tag="a"):
    pass


class B(Plugin):
    pass


print(Plugin.registry)


class Generic:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


print(Generic[int], Generic["x", 1])
