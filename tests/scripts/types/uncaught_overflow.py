# A float power that is too large.
x = 10.0
for n in range(9):
    x = x ** 4
print(x)
