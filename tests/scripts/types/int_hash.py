# Hashes of numbers that are equal are equal.
for number in (0, 1, -1, -2, 2 ** 61 - 1, 2 ** 61, -(2 ** 61 - 1), -2 ** 61, 2 ** 62, 10 ** 30, -10 ** 30, 2 ** 200 + 7):
    print(hash(number), hash(number) == hash(float(number)) or number != float(number), hash(number) == hash(complex(number)) or number != float(number))
print(hash(1.5), hash(-1.5), hash(0.1), hash(1e300), hash(5e-324), hash(float("inf")), hash(-float("inf")), hash(0.0), hash(-0.0))
print(hash(1j), hash(1 + 2j), hash(-1j), hash(complex(0, 1e300)), hash(complex("inf")), hash(0j), hash(complex(1.5, -2.5)))
print(hash(True), hash(False), hash(None), hash(()), hash((1,)), hash((1, 2)), hash((1, (2, 3))), hash((None, True)), hash(tuple(range(20))))
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset([frozenset()])), hash(frozenset(range(50))))
print(hash(range(0)), hash(range(1)), hash(range(5, 20, 3)), hash(range(5, 6, 99)), hash(range(10 ** 30)), hash(range(3, 1)))
print(hash(slice(1, 2)), hash(slice(None)), hash(slice(1, 2, 3)), hash(slice((1,), 2.5)))
