from itertools import count, cycle, islice, repeat
print(list(islice(count(), 3)), list(islice(count(5, -2), 3)), list(islice(count(0.5, 0.25), 3)), list(islice(count(10**20), 2)))
print(count(), count(3), count(1, 2), count(1.5), repeat("x"), repeat(1, 3), repeat(1, -5))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(7, 2)), list(islice(repeat(0), 2)), list(map(pow, [2, 3], repeat(2))))
print(repeat(1, 5).__length_hint__(), list(islice(count(step=3), 3)), next(count(True)))
for bad in (lambda: count("a"), lambda: count(1, "b"), lambda: count(1, 2, 3), lambda: repeat(), lambda: repeat(1, "a"), lambda: cycle(), lambda: cycle(5), lambda: repeat(1).__length_hint__(), lambda: next(repeat(1, 0))):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
