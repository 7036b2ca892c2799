# An attribute that __slots__ does not name, with a suggestion.
class Point:
    __slots__ = ("first", "second")

p = Point()
p.first = 1
try:
    p.frist = 2
except AttributeError as error:
    print(error)
p.firts
