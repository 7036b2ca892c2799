# update() with pairs that are none.
d = {}
d.update([("a", 1)])
d.update([("b", 2), "cde"])
