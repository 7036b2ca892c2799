# A dict that grows while it is iterated.
counts = {"a": 1}
for key in counts:
    counts[key + "x"] = 0
