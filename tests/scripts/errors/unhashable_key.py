# A key that cannot be hashed, in a nested call.
def store(d, key):
    d[key] = 1

store({}, {"a": []})
