# __missing__ is asked by subscription alone.
class D(dict):
    def __missing__(self, key):
        return ("missing", key)

d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, d.pop("b", "default"), "%(x)s" % d, "{x}".format_map(d))
print(eval("unknown", {}, d), d.__getitem__("q"), len(d))
try:
    dict.__getitem__(d, "z")
    print(d.pop("x"))
except KeyError as error:
    print("KeyError", error)

class Raises(dict):
    def __missing__(self, key):
        raise LookupError(key)
try:
    Raises()["k"]
except LookupError as error:
    print(type(error).__name__, error)
