# __slots__.
class P:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = P(1, 2)
print(p.x, p.y)
for action in ("p.z = 1", "p.__dict__", "del p.x; p.x"):
    try:
        exec(action)
    except AttributeError as e:
        print(e)


class Q(P):
    __slots__ = ["z"]


q = Q(1, 2)
q.z = 3
print(q.x, q.z, Q.z.__name__)


class D(P):
    pass


d = D(1, 2)
d.anything = 5
print(d.anything, d.__dict__)
