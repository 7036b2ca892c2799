# Assignment expressions.
if (n := len("abc")) > 2:
    print(n)
values = [1, 2, 3, 4]
print([y for x in values if (y := x * x) > 4], y)
while (x := values.pop()) > 2:
    print("popped", x)
print(x)
print((a := 1, b := 2), a + b)


def f():
    total = 0
    print([total := total + v for v in range(5)])
    return total


print(f())
