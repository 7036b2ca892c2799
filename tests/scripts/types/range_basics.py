# Ranges: numbers, slices, searches, equality.
for r in (range(0), range(5), range(2, 10, 3), range(10, 0, -3), range(-5, 5), range(5, 5), range(0, -5), range(3, 2, 5)):
    print(r, list(r), len(r), bool(r), r.start, r.stop, r.step, list(reversed(r)), r[::-1], r[1:], r[:-1], r[::2], r[5:1:-1], 2 in r, -2 in r, 2.0 in r, "a" in r, r.count(2), r == range(len(r)), r.__reduce__()[1])
print(range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(1, 2) == range(1, 3, 5), range(3) == [0, 1, 2], range(3) != range(4), hash(range(0, 3, 2)) == hash(range(0, 4, 2)))
print(range(10).index(3), range(1, 10, 3).index(7), range(10).index(True), range(10).index(2.0), range(5).count(2.0), range(5).count("a"), range(10)[-1], range(10)[True], range(5)[2:4][1], range(True), range(2, True + 4), range(10).start)
class Int(int): pass
class Index:
    def __index__(self): return 3
print(range(Index()), range(Int(2), Index() and 9, Int(3)), type(range(Int(2)).stop), range(10)[Index()], Int(3) in range(5), range(10).index(Int(4)), list(range(-3, 3))[::2])
