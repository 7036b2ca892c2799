# A while loop with integer arithmetic in a function.
def count(limit):
    total = 0
    i = 0
    while i < limit:
        if i % 3 == 0:
            total += i
        else:
            total -= 1
        i += 1
    return total


print(count(5_000_000))
