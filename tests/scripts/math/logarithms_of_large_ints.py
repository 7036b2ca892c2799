def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import math

for number in (1, 2, 8, 10, 10 ** 15, 2 ** 100, 2 ** 2000, 10 ** 1000, 3 ** 5000 + 1):
    print(math.log(number), math.log2(number), math.log10(number), math.log(number, 3))
show(math.log, 0)
show(math.log, -(10 ** 400))
show(math.log, 0.0)
show(math.log, 8, 2)
show(math.log, 2, 1)
show(math.log, 2, 0)
show(math.log, 10, 10 ** 400)
