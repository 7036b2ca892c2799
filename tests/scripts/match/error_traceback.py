class Point:
    __match_args__ = ("x",)
    x = 1


def look(value):
    match value:
        case {"a": 1}:
            return 1
        case [
            1,
            Point(1, 2) as p,
        ]:
            return 2


look([1, Point()])
