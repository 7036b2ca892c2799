# An extended slice of the wrong size.
x = list(range(6))
x[::2] = "abc"
print(x)
x[::2] = "ab"
