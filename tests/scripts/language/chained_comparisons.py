# Each operand once, and no more of them than needed.
def value(n):
    print("value", n)
    return n


print(value(1) < value(2) < value(3))
print(value(3) < value(2) < value(1))
print(1 < 2 > 1 != 3 == 3)
print(1 == 1.0 is not None)
print("a" in "abc" in ["abc"])
print(not 1 < 2, not (1 > 2))
if value(1) <= value(1) < value(0):
    print("never")
else:
    print("else")
