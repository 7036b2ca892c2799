def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

print([math.factorial(n) for n in range(25)])
print(math.factorial(100))
show(math.factorial, -1)
show(math.factorial, 2.0)
show(math.factorial, 10 ** 20)
show(math.factorial, -(10 ** 20))
print([math.comb(10, k) for k in range(12)])
print([math.perm(6, k) for k in range(8)])
print(math.comb(100, 50), math.comb(10 ** 20, 3), math.comb(10 ** 20, 10 ** 20 - 2))
print(math.perm(10 ** 20, 3), math.perm(7), math.perm(7, None))
show(math.comb, -1, 2)
show(math.comb, 2, -1)
show(math.perm, -1, 2)
show(math.perm, 2, -1)
show(math.comb, 2.0, 1)
show(math.comb, 5)
