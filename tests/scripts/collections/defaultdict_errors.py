from collections import defaultdict
def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)

attempt(defaultdict, 1)
attempt(defaultdict, int, 1)
attempt(defaultdict, int, [], 3)
attempt(lambda: defaultdict()["key"])
attempt(lambda: defaultdict(int) | [1])
attempt(hash, defaultdict())
attempt(getattr, defaultdict(), "foo")
attempt(defaultdict().__missing__)
def failing():
    raise ValueError("from the factory")
d = defaultdict(failing)
attempt(lambda: d["a"])
print(d["b"])
