# join() of numbers.
print(", ".join(str(n) for n in range(3)))
print(", ".join(["a", 1]))
