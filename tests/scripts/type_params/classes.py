class Box[T]:
    item: T

    def __init__(self, item: T):
        self.item = item

    def get(self) -> T:
        return self.item

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.item)), T, U

    @classmethod
    def of(cls, item):
        return cls(item)


print(Box.__type_params__, Box.__parameters__, Box.__bases__, Box.__orig_bases__)
print(Box(1).get(), Box.of(2).item, Box(3).map(str)[1:])
print(Box.__annotations__, Box.get.__annotations__, Box.map.__annotations__)
print(Box[int], Box[int].__args__, Box[int].__origin__, Box[int](5).item, Box[int](5).__orig_class__)
print(Box.get.__qualname__, Box.map.__qualname__, Box.__qualname__, Box.__module__)
print([k for k in vars(Box)])


class Pair[A, B = int](Box[A], tuple[A, B]):
    def __new__(cls, *args):
        return super().__new__(cls, args)

    def __init__(self, a, b):
        super().__init__(a)


p = Pair(1, 2)
print(p, p.item, Pair.__mro__)
print(Pair.__orig_bases__, Pair.__parameters__, Pair[str], Pair[str, bytes])


class Sub(Box[int]):
    pass


print(Sub.__type_params__, Sub.__parameters__, Sub.__orig_bases__, Sub.__bases__)


class Meta(type):
    pass


class M[T](metaclass=Meta):
    x = T


print(type(M), M.x, M[int].x)


def make():
    class Inner[T]:
        def m(self):
            return T
    return Inner


print(make()().m(), make())
