[[1/y for y in x] for x in [[0]]]
