# A list that is called.
names = ["a", "b"]
print(names(0))
