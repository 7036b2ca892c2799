# A list as a key.
seen = {}
for word in (["a"], ["b"]):
    seen[word] = True
