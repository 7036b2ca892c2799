# The iterators of the built-in types: names, hints, reduce, and no construction.
d = {1: 2}
for it in (iter([1]), iter((1,)), iter("a"), iter("é"), iter(d), iter(d.keys()), iter(d.values()), iter(d.items()), reversed(d), reversed(d.values()), reversed(d.items()), iter({1}), iter(frozenset([1])), iter(range(1)), iter(range(10 ** 30)), reversed([1]), reversed((1,)), reversed("a"), reversed(range(3)), enumerate("a"), zip("a", "b"), map(len, ["a"]), filter(None, [1]), iter(int, 1)):
    kind = type(it)
    print(kind.__name__, kind.__module__, kind.__mro__[1:] == (object,), iter(it) is it, hasattr(it, "__length_hint__") and it.__length_hint__(), hasattr(it, "__setstate__"), hasattr(it, "__len__"), repr(it).split(" object at ")[0])
    try: print(type(kind()))
    except TypeError as error: print(error)
    first = next(it)
    for n in range(2):
        try: next(it); break
        except StopIteration as error: print("over", error.args, error.value)
