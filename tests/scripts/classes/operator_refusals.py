# Operators that no operand supports.
class A: pass
class N:
    def __add__(self, other): return NotImplemented
    __radd__ = __iadd__ = __sub__ = __mul__ = __matmul__ = __pow__ = __lt__ = __eq__ = __add__

for text in (
    "a + n", "n + a", "n + 1", "1 + n", "n - n", "n * 'a'", "n @ n", "n ** 2", "2 ** n", "a / 1", "a // 1", "a % 1",
    "divmod(a, 1)", "a << 1", "a >> 1", "a & 1", "a | 1", "a ^ 1", "-a", "+a", "~a", "abs(a)", "a < n", "n < n",
    "a >= 1", "a == n", "n != n", "pow(a, 1, 2)", "a[0]", "a()", "len(a)", "1 in a", "iter(a)", "next(a)",
):
    try:
        print(text, "->", eval(text, {"a": A(), "n": N()}))
    except TypeError as error:
        print(text, ":", error)
for text in ("a += n", "n += 1", "n -= 1", "a **= 2", "a @= 1", "a >>= 1", "a[0] = 1", "del a[0]"):
    try:
        exec(text, {"a": A(), "n": N()})
    except TypeError as error:
        print(text, ":", error)
