import random
r = random.Random(42)
print(r.random(), r.getrandbits(5), r.getrandbits(100), r.randrange(10), r.randint(1, 6), r.choice("abc"), r.uniform(1, 2), r.gauss(0, 1), r.gauss(0, 1))
l = list(range(10)); r.shuffle(l); print(l, r.sample(range(100), 5), r.sample("abcdef", 3), r.choices("ab", k=4), r.choices([1, 2, 3], [5, 1, 1], k=4), r.sample(["a", "b"], 3, counts=[2, 2]))
print(r.triangular(), r.normalvariate(), r.expovariate(2), r.gammavariate(2, 3), r.gammavariate(0.5, 1), r.betavariate(1, 2), r.paretovariate(3), r.weibullvariate(1, 2), r.vonmisesvariate(0, 1), r.lognormvariate(0, 1), r.randbytes(4))
s = r.getstate(); a = r.random(); r.setstate(s); print(a == r.random(), s[0], len(s[1]), s[2])
for seed in (0, -5, 10 ** 40, 1.5, True): print(seed, random.Random(seed).random(), random.Random(seed).getrandbits(64))
random.seed(1); print(random.random(), random.randint(1, 100)); random.seed(); print(0 <= random.random() < 1)
print(r.randrange(5, 50, 5), r.randrange(50, 5, -5), r.getrandbits(0), r.sample(range(10**9), 30)[:2])
for bad in (lambda: r.choice([]), lambda: r.randint(5, 1), lambda: r.randrange(0), lambda: r.randrange(3, 3), lambda: r.randrange(1, 5, 0), lambda: r.sample([1], 2), lambda: r.sample({1}, 1), lambda: r.choices([1, 2], [0, 0]), lambda: r.choices([1], [1, 2]), lambda: r.getrandbits(-1), lambda: r.seed([]), lambda: r.randrange(1.5), lambda: r.setstate((3, (1,), None)), lambda: random.choice(5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
