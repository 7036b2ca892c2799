# Generator expressions are lazy, their first iterable is not.
def numbers():
    print("started")
    yield from range(3)


g = (x * 2 for x in numbers())
print("made")
print(list(g), list(g))
print(sum(x for x in range(10) if x % 2), max((len(w), w) for w in "a bb ccc".split()))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
print(list((a, b) for a in range(3) for b in range(a)))
n = 3
lazy = (n + i for i in range(2))
n = 10
print(list(lazy))
print(any(x > 2 for x in range(100)), all(x for x in [1, 0]), " ".join(str(i) for i in range(3)))
it = iter(x for x in "ab")
print(it is iter(it), next(it, "z"), next(it, "z"), next(it, "z"))
print(type(it).__name__)
