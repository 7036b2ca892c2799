# A field without an argument.
print("{} {}".format("a", "b"))
print("{} {} {}".format("a", "b"))
