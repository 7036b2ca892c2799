# List, set and dict comprehensions; conditions; nesting; scope.
print([x * x for x in range(5)], {x % 3 for x in range(9)} == {0, 1, 2}, {x: str(x) for x in range(3)})
print([x for x in range(20) if x % 2 if x % 3], [(a, b) for a in "ab" for b in "cd"])
print([[i * j for j in range(3)] for i in range(3)])
x = "outer"
print([x for x in range(3)], x)
print([y for y in (x for x in "abc")])
matrix = [[1, 2], [3, 4]]
print([list(row) for row in zip(*matrix)], [v for row in matrix for v in row])
print([a if a > 1 else -a for a in range(4)])
print({k: v for k, v in zip("abc", range(3))}, {v: k for k, v in {"x": 1}.items()})
print([(i, j) for i in range(3) for j in range(i)], [*map(str, [z for z in range(2)])])


class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]


print(C.doubled, hasattr(C, "i"))


def f(n):
    return [lambda: i + n for i in range(3)]


print([g() for g in f(10)])
print([[x for x in range(y)] for y in range(3)])
print([x for x in [1, 2] for x in [x, x * 10]])
try:
    [undefined for i in range(1)]
except NameError as e:
    print(e)
