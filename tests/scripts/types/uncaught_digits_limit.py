# A number with more digits than the limit.
n = 10 ** 4300
print(n % 1000)
print(n)
