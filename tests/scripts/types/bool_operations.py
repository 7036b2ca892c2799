# bool: its values, its operators, and what is not a bool.
for a in (True, False):
    for b in (True, False):
        print(a & b, a | b, a ^ b, a + b, a * b, a - b, a << b, a == b, a < b, type(a & b), type(a + b))
print(True & 1, True | 2, 3 ^ True, type(True & 1), -True, +True, not True, True / 2, True // 2, divmod(True, True), repr(True), str(False), f"{True}", f"{True:d}", f"{True:5}|", "%s %d %x" % (True, True, True))
print(bool(), bool(0), bool(""), bool([]), bool([0]), bool(0.0), bool(None), bool(...), bool(range(0)), bool({}), bool(set()), bool(object()))
print(isinstance(True, int), issubclass(bool, int), bool.__mro__, bool.__bases__, True.__class__, int(True), float(True), [1, 2][True], {1: "a"}[True], hash(True))
