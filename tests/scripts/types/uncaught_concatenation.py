# A number added to a text.
count = 3
print("count: " + count)
