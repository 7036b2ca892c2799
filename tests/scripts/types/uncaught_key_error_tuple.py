# A KeyError shows the repr of its key.
table = {(1, 2): "a"}
print(table[1, 2])
print(table[(2, 1)])
