from collections import OrderedDict
def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

d = OrderedDict(a=1)
attempt(OrderedDict, 1, 2)
attempt(OrderedDict, 5)
attempt(OrderedDict, [(1, 2, 3)])
attempt(OrderedDict, [(1,)])
attempt(d.move_to_end, "z")
attempt(d.move_to_end)
attempt(d.popitem, 1, 2)
attempt(d.popitem, first=1)
attempt(OrderedDict().popitem)
attempt(d.pop, "zz")
attempt(d.pop)
attempt(d.update, 1)
attempt(d.update, 1, 2)
attempt(lambda: d["nope"])
attempt(lambda: d | [1])
attempt(lambda: d < d)
attempt(hash, d)
attempt(getattr, d, "foo")
for change in ("d['z'] = 1", "d.move_to_end('a')", "del d['a']", "d['b'] = 5"):
    d = OrderedDict.fromkeys("ab")
    try:
        for key in d: exec(change)
        print("unchanged keys")
    except RuntimeError as e:
        print(e)
OrderedDict().popitem()
