# A dict as an element of a set.
records = [{"id": 1}, {"id": 2}]
print(set(records))
