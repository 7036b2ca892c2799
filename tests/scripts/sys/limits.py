def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

print(sys.getrecursionlimit())
sys.setrecursionlimit(200)
print(sys.getrecursionlimit())


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


print(down(100))
show(down, 1000)
sys.setrecursionlimit(1500)
print(down(1000))
show(sys.setrecursionlimit, 0)
show(sys.setrecursionlimit, -5)
show(sys.setrecursionlimit, "a")
print(sys.get_int_max_str_digits())
show(sys.set_int_max_str_digits, 100)
show(sys.set_int_max_str_digits, -1)
show(str, 10 ** 5000)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)))
sys.set_int_max_str_digits(700)
show(str, 10 ** 800)
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.getdefaultencoding())
