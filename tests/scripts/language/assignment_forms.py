# Chained, starred, nested, augmented and annotated assignments.
a = b = c = [1]
print(a is b is c)
x, y = 1, 2
x, y = y, x
print(x, y)
first, *rest = range(5)
print(first, rest)
*init, last = "abc"
print(init, last)
head, *middle, tail = [1, 2]
print(head, middle, tail)
(p, (q, r)), s = (1, (2, 3)), 4
print(p, q, r, s)
[m, n] = {1: "a", 2: "b"}
print(m, n)
items = [0, 1, 2, 3]
items[1:3] = ["x", "y", "z"]
print(items)
items[0], items[-1] = items[-1], items[0]
print(items)
n: int = 5
print(n)
i = 0
i, items[i] = 2, "changed"
print(i, items)
