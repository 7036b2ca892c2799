# A slice with step zero.
print("abc"[::-1])
print("abc"[::0])
