# An index out of range, within a loop.
rows = [[1, 2], [3]]
total = 0
for row in rows:
    total += row[1]
print(total)
