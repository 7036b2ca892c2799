x = 1
a = t"a{x}b"
b = t"c{x}d"
print(a + b)
print(a + t"", t"" + a, t"" + t"")
print((t"x" + t"y").strings)
a += t"!"
print(a)
for other in ("text", 1, None, b"b", ["l"]):
    try:
        print(a + other)
    except TypeError as e:
        print(e)
    try:
        print(other + a)
    except TypeError as e:
        print(e)


class Right:
    def __radd__(self, other):
        return "radd " + type(other).__name__


print(a + Right())
