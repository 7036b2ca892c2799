a = 1
b = 0
print(1 + (a / b) + 2)
