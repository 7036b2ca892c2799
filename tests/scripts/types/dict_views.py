# Views of dicts as sets.
d = {1: "a", 2: "b", 3: "c"}; e = {2: "b", 3: "x", 4: "d"}
for op in ("&", "|", "-", "^"):
    for a, b in (("d.keys()", "e.keys()"), ("d.items()", "e.items()"), ("d.keys()", "{1, 9}"), ("{1, 9}", "d.keys()"), ("d.keys()", "[1, 9]"), ("[1, 9]", "d.keys()"), ("d.keys()", "e"), ("frozenset([1])", "d.keys()"), ("d.items()", "[(1, 'a')]"), ("d.keys()", "iter([3])")):
        result = eval(f"{a} {op} {b}")
        print(a, op, b, type(result).__name__, sorted(result, key=str))
for op in ("==", "!=", "<", "<=", ">", ">="):
    print(op, [eval(f"{a} {op} {b}") for a, b in (("d.keys()", "e.keys()"), ("d.keys()", "{1, 2, 3}"), ("d.keys()", "{1, 2, 3, 4}"), ("{1}", "d.keys()"), ("d.items()", "d.items()"), ("d.items()", "{(1, 'a')}"))])
print(d.keys().isdisjoint([9]), d.keys().isdisjoint(e), d.items().isdisjoint(e.items()), d.keys() == list(d), d.values() == d.values(), 1 in d.keys(), (1, "a") in d.items(), (1, "b") in d.items(), [1, "a"] in d.items(), (1,) in d.items(), "a" in d.values())
print(d.keys(), d.values(), d.items(), len(d.keys()), list(reversed(d.keys())), d.keys().mapping, type(d.keys().mapping), {}.keys(), {}.items(), d.keys().mapping == d)
keys = d.keys(); d[10] = 1; print(keys, len(keys))
