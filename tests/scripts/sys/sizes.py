def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys


class Sized:
    def __sizeof__(self):
        return 100


class Text:
    def __sizeof__(self):
        return "many"


class Negative:
    def __sizeof__(self):
        return -1


print(sys.getsizeof(Sized()) >= 100, Sized().__sizeof__())
show(sys.getsizeof, Text())
show(sys.getsizeof, Text(), "default")
show(sys.getsizeof, Negative())
show(sys.getsizeof)
show(sys.getsizeof, 1, 2, 3)
for small, large in (([], [1] * 100), ("", "a" * 100), ((), (1,) * 100), (b"", b"a" * 100), (0, 2 ** 1000),
                     ({}, dict.fromkeys(range(100))), (set(), set(range(100)))):
    print(type(small).__name__, sys.getsizeof(large) > sys.getsizeof(small) > 0)
print(sys.getallocatedblocks() > 0)
