# A loop over an int.
for n in 5:
    print(n)
