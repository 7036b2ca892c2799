import gc


class C:
    pass


class Slotted:
    __slots__ = ("x",)


for value in (1, 1.5, "a", None, True, b"x", 10 ** 30, [], [1], {}, {1: 2}, set(), C(), Slotted(), C, range(3), (x for x in []), lambda: 0):
    print(type(value).__name__, gc.is_tracked(value))
print(gc.is_tracked((1, 2)) in (True, False), gc.is_tracked(([],)))
print(gc.is_finalized(C()))
