def show(value):
    match value:
        case bool(b):
            return f"bool {b}"
        case int(i):
            return f"int {i}"
        case float(f):
            return f"float {f}"
        case str(s):
            return f"str {s}"
        case bytes(b) | bytearray(b):
            return f"bytes {b}"
        case list([x, *_]):
            return f"list of {x}"
        case tuple(t):
            return f"tuple {t}"
        case dict({"a": a}):
            return f"dict with a {a}"
        case set(s) | frozenset(s):
            return f"set {sorted(s)}"
        case complex(real=0.0, imag=i):
            return f"imaginary {i}"
        case range(start=s, stop=e):
            return f"range {s} {e}"
        case Exception(args=(first, *_)):
            return f"exception {first}"
        case type(__name__=name):
            return f"type {name}"
        case object():
            return "object"


class Small(int):
    pass


for value in (True, 1, 1.5, "s", b"b", bytearray(b"c"), [1, 2], [], (1,), {"a": 1}, {"b": 1},
              {1}, frozenset([2]), 2j, 1 + 2j, range(3), ValueError("bad"), ValueError(), int,
              None, Small(5)):
    print(show(value))
