# Sorting: keys, stability, order of calls.
state = 1
def random_number():
    global state
    state = state * 1103515245 + 12345 & 0x7FFFFFFF
    return state >> 8
pairs = [(random_number() % 5, i) for i in range(40)]
print(sorted(pairs, key=lambda p: p[0]) == sorted(pairs), sorted(pairs, key=lambda p: p[0], reverse=True)[:6])
for kind in (int, float, str, lambda n: (n % 3, n), lambda n: [n], lambda n: n % 2 == 0):
    items = [kind(n) for n in (random_number() % 100 for n in range(30))]
    s = sorted(items)
    print(s[:4], s[-3:], all(not s[i + 1] < s[i] for i in range(29)), sorted(items, reverse=True)[:3])
print(sorted([3, 1.5, True, 2]), sorted("bca"), sorted({"b": 1, "a": 2}), sorted([(1, "b"), (1, "a"), (0,)]), sorted([[], [1], []]))
print(sorted([1, 2, 3], key=lambda n: -n), sorted(["b", "A", "c"], key=str.lower), sorted([0.0, -0.0, 0]), sorted(range(100), key=lambda n: n * 37 % 101) == sorted(range(100), key=lambda n: n * 37 % 101, reverse=True)[::-1])
x = list(range(50)) + list(range(25, 75)) + list(range(100, 60, -1))
x.sort(); print(x == sorted(x), len(x), x[:5], x[-5:])
