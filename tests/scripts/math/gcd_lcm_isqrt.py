def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

show(math.gcd)
show(math.gcd, 12)
show(math.gcd, -12, 18)
show(math.gcd, 12, 18, 27)
show(math.gcd, 0, 0)
show(math.gcd, 2 ** 100, 6 ** 50)
show(math.gcd, 3 ** 200 * 7, 7 ** 100 * 3)
show(math.gcd, 1.5, 2)
show(math.lcm)
show(math.lcm, 4, 6)
show(math.lcm, -4, 6)
show(math.lcm, 0, 5)
show(math.lcm, 2 ** 70, 3 ** 50, 6)
show(math.lcm, "a")
for n in (0, 1, 2, 3, 4, 8, 9, 10 ** 17, 10 ** 17 - 1, 2 ** 60, 2 ** 62, 2 ** 63, 2 ** 64 - 1,
          10 ** 40, 10 ** 101 - 1, True):
    root = math.isqrt(n)
    print(root, root * root <= n < (root + 1) ** 2)
show(math.isqrt, -1)
show(math.isqrt, 1.0)
