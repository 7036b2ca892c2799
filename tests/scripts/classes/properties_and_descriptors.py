# property, and descriptors of one's own.
class Celsius:
    def __init__(self, t):
        self._t = t

    @property
    def t(self):
        """The temperature."""
        return self._t

    @t.setter
    def t(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._t = value

    @t.deleter
    def t(self):
        print("deleted")

    @property
    def f(self):
        return self._t * 9 / 5 + 32


c = Celsius(20)
print(c.t, c.f)
c.t = 30
print(c.t)
del c.t
for action in ("c.t = -300", "c.f = 1", "del c.f"):
    try:
        exec(action)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
print(Celsius.t.__doc__, type(Celsius.t).__name__)


class Descriptor:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else ("got", self.name)

    def __set__(self, obj, value):
        print("set", self.name, value)

    def __delete__(self, obj):
        print("delete", self.name)


class Plain:
    def __get__(self, obj, owner=None):
        return "plain"


class C:
    d = Descriptor()
    p = Plain()


x = C()
print(x.d, C.d is C.__dict__["d"])
x.d = 5
del x.d
print(x.p)
x.p = "instance"
print(x.p, C.p)
