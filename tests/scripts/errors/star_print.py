print(*[1, 2], *None)
