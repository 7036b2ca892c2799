# The order of dicts.
d = dict.fromkeys(range(5))
del d[2]; d[2] = 1; d[0] = "x"; print(d)
print(d.popitem(), d.popitem(), list(d)); d[9] = 1; d.pop(0); d[0] = 2; print(list(d.items()))
print({**{3: 1, 1: 2}, 2: 3, 3: 9}, {3: 1} | {1: 1, 3: 2}, {k: v for k, v in ((2, 1), (1, 1), (2, 9))}, dict([(2, 1), (1, 1), (2, 9)]), dict(b=1, a=2, c=3))
big = {n: n for n in range(1000)}
for n in range(0, 1000, 2): del big[n]
for n in range(0, 10): big[n] = n
print(list(big)[:3], list(big)[-12:], len(big), list(reversed(big))[:4])
e = big.copy(); print(list(e) == list(big), e == big, list(e)[-3:])
print({1: 2, 2: 1} == {2: 1, 1: 2}, list({1: 2, 2: 1}.items()) == list({2: 1, 1: 2}.items()))
class X(dict): pass
x = X(b=1); x.update(a=2); print(x, list(x), x.popitem())
