# The methods of dict.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("x"), d.get("x", 0), d.setdefault("a", 5), d.setdefault("c"), d.setdefault("d", []), d)
print(d.pop("a"), d.pop("z", None), d.popitem(), d, list(d), len(d), "b" in d, d.__contains__("q"))
d.update({"b": 9, "e": 1}); d.update([("f", 2), "gh"]); d.update(b=0, z=1); d.update(); d.update({}, k=1)
print(d, d.copy() == d, d.copy() is d)
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys({1: 2}), dict.fromkeys(range(3), "x"), {}.fromkeys("a", 1))
print(d | {"b": 1, "n": 0}, {} | {}, {1: 2} | {1: 3})
d |= [("q", 1)]; d |= {"r": 2}; print(d)
print(dict(), dict({1: 2}), dict([(1, 2), [3, 4]]), dict(a=1), dict({"a": 0}, a=1, b=2), dict(zip("ab", (1, 2))), dict(dict_=1), dict(self=1), dict(iter([(1, 2)])))
d.clear(); print(d, d == {}, {1: 1} == {1.0: True}, {1: 2} != {1: 3}, list(reversed({1: 2, 3: 4})), {**{1: 2}, **{1: 3}})
d = {1: "a", 1.0: "b", True: "c"}; print(d, d[1], d[True])
