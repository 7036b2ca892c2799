# __reduce__ of iterators gives one that goes on at the same place.
def rebuild(reduced):
    function, args, *state = reduced
    it = function(*args)
    if state and state[0] is not None: it.__setstate__(state[0])
    return it
d = {1: 2, 3: 4, 5: 6}
for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"), lambda: iter("aéc"), lambda: iter(range(3)), lambda: iter(range(10 ** 30, 10 ** 30 + 3)), lambda: iter(d), lambda: iter(d.values()), lambda: iter(d.items()), lambda: reversed([1, 2, 3]), lambda: reversed((1, 2, 3)), lambda: iter({7}), lambda: enumerate("abc"), lambda: zip("abc", [1, 2, 3]), lambda: map(str, [1, 2, 3]), lambda: filter(None, [1, 2, 3])):
    for steps in range(4):
        it = make()
        for n in range(steps): next(it, None)
        again = rebuild(it.__reduce__())
        print(type(it).__name__, type(again).__name__, list(again))
