# A negative shift count.
shift = 1
while True:
    print(1 << shift)
    shift -= 1
