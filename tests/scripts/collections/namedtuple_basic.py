from collections import namedtuple
Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), hash(p) == hash((1, 2)), isinstance(p, tuple), len(p))
print(Point._fields, Point._field_defaults, Point.__match_args__, Point.__slots__, Point.__doc__)
print(p._asdict(), p._replace(x=5), Point._make([3, 4]), p.__getnewargs__(), p.__replace__(y=0))
print(Point, Point.__module__, Point.x, Point.y.__doc__, Point.__new__.__qualname__)
x, y = p; print(x, y, *p, p + (3,), p[::-1], sorted([Point(2, 1), Point(1, 2)]))
D = namedtuple("D", ["a", "b", "c"], defaults=(2, 3)); print(D(1), D(1, c=9), D._field_defaults)
print(namedtuple("R", "a class _x a 1b", rename=True)._fields, namedtuple("E", [])(), namedtuple("O", "a,")(1))
print(namedtuple("M", "a", module="other").__module__, namedtuple("C", "a, b, c")(1, 2, 3))
class Sub(namedtuple("Base", "name age")):
    __slots__ = ()
    @property
    def old(self): return self.age > 50
s = Sub("Eric", 60); print(s, s.old, type(s._replace(age=3)), Sub.__mro__[1].__name__)
for f in ("_make", "_replace", "_asdict", "__new__", "__repr__", "__getnewargs__"): print(getattr(Point, f).__doc__)
print(list(vars(Point)))
