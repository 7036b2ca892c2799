# `is` asks for identity, which literals do not have.
x = 5
print(x is 5, 1 is not 2, "a" is x, x is b"b", x is 1.5, x is 2j)
x is None, x is True, x is ..., x is __debug__
x is (1, 2)
x is (x,)
x is []
1 < 2 is 3
