# A list that is changed by its own sort.
items = [3, 1, 2]
def key(item):
    items.append(item)
    return item
items.sort(key=key)
