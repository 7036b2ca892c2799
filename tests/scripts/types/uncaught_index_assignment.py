# Assignment beyond the end of a list.
squares = []
for n in range(3):
    squares[n] = n * n
