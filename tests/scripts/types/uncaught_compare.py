# An order between a text and a number.
print(sorted([3, 1, 2]))
print(sorted([3, "1", 2]))
