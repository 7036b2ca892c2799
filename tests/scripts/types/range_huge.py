# Ranges beyond 64 bits.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


n = 10 ** 30
r = range(n, n + 50, 7)
print(r, list(r)[:2], r[0], r[-1], r[2:5], r[::-1], len(r), n + 7 in r, n + 8 in r, r.index(n + 14), r.count(n + 7), list(reversed(r))[0], hash(r) == hash(range(n, n + 51, 7)), float(n) in r)
b = range(-n, n, 3)
print(b[10], b[-1], b[5:20:4], 0 in b, b.index(b[12345678901234567890123]), bool(b), b == range(-n, n, 3), b[n // 3], next(iter(b)), b[::-1].start)
it = iter(r); next(it); print(it.__length_hint__(), it.__reduce__()[1:], list(it)[:1])
it = iter(r); it.__setstate__(3); print(next(it)); it.__setstate__(-4); print(next(it)); it.__setstate__(n); print(list(it))
it = iter(range(10)); it.__setstate__(4); print(list(it), it.__reduce__()[1:])
check(r'''
len(range(10 ** 30))
range(10 ** 30).__len__()
range(2 ** 63).__len__()
len(range(2 ** 63 - 1))
range(10 ** 30)[10 ** 30]
range(10 ** 30)[-10 ** 31]
range(10 ** 30).index(-1)
iter(range(10 ** 30)).__setstate__("a")
range(10 ** 30)[::10 ** 29]
range(2 ** 62, 2 ** 64, 2 ** 61)[2]
range(10 ** 20).count(10 ** 19)
range(0, 10 ** 30, 10 ** 29)[3:]
sum(range(2 ** 63, 2 ** 63 + 3))
''')
