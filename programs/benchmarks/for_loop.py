# Nested for loops over ranges.
def sums(outer, inner):
    total = 0
    for i in range(outer):
        for j in range(inner):
            total += i * j
    return total


print(sums(3000, 3000))
