# while and for with else, break and continue.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, "is prime")
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
else:
    print("not reached")
print(i)
while i > 0:
    i -= 1
else:
    print("done", i)
for x in []:
    pass
else:
    print("empty")
