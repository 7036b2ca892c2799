# Assignment to an item of a tuple.
point = (1, 2)
point[0] = 5
