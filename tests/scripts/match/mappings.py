def show(value):
    match value:
        case {"kind": "point", "x": x, "y": y}:
            return f"point {x} {y}"
        case {"kind": "circle", **rest}:
            return f"circle {rest}"
        case {1: "one", -2: two}:
            return f"numbers {two}"
        case {None: n, True: t}:
            return f"singletons {n} {t}"
        case {"list": [a, *b]}:
            return f"list {a} {b}"
        case {**rest} if len(rest) == 1:
            return f"one item {rest}"
        case {}:
            return "some mapping"
    return "no mapping"


for value in ({"kind": "point", "x": 1, "y": 2}, {"kind": "point", "x": 1},
              {"kind": "circle", "r": 3, "x": 0}, {"kind": "circle"},
              {1: "one", -2: "two", 3: 4}, {None: 1, True: 2}, {None: 1, 1: 2},
              {"list": [1, 2, 3]}, {"list": []}, {}, {"a": 1}, [], [("a", 1)], "kind", None):
    print(value, "->", show(value))

# The rest is a new dict; the subject keeps its items.
d = {"a": 1, "b": 2}
match d:
    case {"a": a, **rest}:
        rest["c"] = 3
print(d, a, rest)

match type.__dict__:
    case {"__name__": _}:
        print("a mapping proxy is a mapping")


class Counting(dict):
    def __missing__(self, key):
        return 0


match Counting(a=1):
    case {"b": b}:
        print("missing", b)
    case {"a": a}:
        print("found", a)
