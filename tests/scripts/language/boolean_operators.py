# and/or give operands, not bools.
print(0 or "x", 1 and "y", "" or [] or None)
print(1 and 2 and 3, 1 and 0 and 3)
print(not "", not [0])
a = 5
print("big" if a > 3 else "small", "odd" if a % 2 else "even")
print((a > 3 and a < 10) or a == 100)
while a and not a == 2:
    a -= 1
print(a)


class Truth:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        print("asked", self.answer)
        return self.answer


if Truth(True) and not Truth(False) or Truth(True):
    print("yes")
x = Truth(False) or Truth(True)
print(x.answer)
