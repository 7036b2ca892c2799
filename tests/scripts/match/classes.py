class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def where(value):
    match value:
        case Point3(x, y, z=0):
            return f"flat at {x} {y}"
        case Point3(0, 0):
            return "on the z axis"
        case Point(0, 0):
            return "origin"
        case Point(x=0):
            return f"on the y axis, {value.y}"
        case Point(x, y=0):
            return f"on the x axis, {x}"
        case Point(x, y) if x == y:
            return "on the diagonal"
        case Point(w=_):
            return "has w"
        case Point():
            return "some point"
        case _:
            return "no point"


for value in (Point3(1, 2, 0), Point3(0, 0, 5), Point3(1, 1, 1), Point(0, 0), Point(0, 1),
              Point(5, 0), Point(4, 4), Point(1, 2), 5, None, Point):
    print(where(value))
special = Point(1, 3)
special.w = 1
print(where(special))

match special:
    case Point(x=a, y=b) as p:
        print(a, b, p is special)
match [Point(1, 2), Point(3, 4)]:
    case [Point(a, b), Point(c, d)]:
        print(a, b, c, d)
match {"p": Point(1, [2, 3])}:
    case {"p": Point(_, [*_, last])}:
        print(last)
