from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["nope"], "nope" in c, c.total(), len(c))
print(c.most_common(2), c.most_common(0), c.most_common()[-1], sorted(c.elements()) == sorted("abracadabra"))
c.update("aab", z=5); print(c); c.subtract({"a": 10}, b=1); print(c); del c["nope"], c["a"]; print(c)
a, b = Counter(x=3, y=1), Counter(x=1, y=2)
print(a + b, a - b, a & b, a | b, +Counter(p=-1, q=2), -Counter(p=-1, q=2))
a += b; print(a); a -= Counter(x=9); print(a); a |= Counter(y=5); print(a); a &= Counter(y=2); print(a)
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter(a=3) < Counter(b=1), Counter(a=1) != {})
print(Counter(), Counter({"a": 2}).copy(), Counter(a=1).__reduce__(), list(Counter(a=2, b=0, c=-1).elements()))
class Words(Counter): pass
print(Words("aa"), type(Words("a").copy()))
for bad in (lambda: Counter(1), lambda: Counter(1, 2), lambda: Counter.fromkeys("a"), lambda: c + 1, lambda: c < 5):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
