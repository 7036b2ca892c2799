# Dicts and their views that change while they are iterated.
def attempt(make, change):
    d = {1: "a", 2: "b", 3: "c"}
    seen = []
    try:
        for item in make(d):
            seen.append(item)
            change(d)
            if len(seen) > 10: break
    except Exception as error:
        print(type(error).__name__, error, seen)
    else:
        print("over", seen)
for make in (lambda d: d, lambda d: d.keys(), lambda d: d.values(), lambda d: d.items(), reversed, lambda d: reversed(d.items()), lambda d: reversed(d.values())):
    attempt(make, lambda d: d.update({9: 9}))
    attempt(make, lambda d: d.pop(3, 0))
    attempt(make, lambda d: d.clear())
    attempt(make, lambda d: (d.pop(1, 0), d.update({7: 7})))
    attempt(make, lambda d: d.update({1: "z"}))
d = {1: 2}
it = iter(d); print(it.__length_hint__()); d[5] = 6; print(it.__length_hint__())
for n in range(2):
    try: next(it)
    except Exception as error: print(type(error).__name__, error)
s = {1, 2, 3}
for change in (s.clear, lambda: s.add(9), lambda: None):
    try:
        for item in s: change()
        print("over", sorted(s))
    except Exception as error: print(type(error).__name__, error)
