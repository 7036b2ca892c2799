def check(x): return x.y
assert check(1), "bad"
