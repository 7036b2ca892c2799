# What the conversion methods return is checked.
class C:
    def __init__(self, value): self.value = value
    def answer(self, *args): return self.value
    __int__ = __index__ = __float__ = __complex__ = __bool__ = __len__ = __hash__ = answer
    __str__ = __repr__ = __format__ = __bytes__ = __iter__ = __dir__ = __length_hint__ = answer

for value in (5, -1, "text", None, 2.5, 2**70):
    for text in ("int(c)", "float(c)", "complex(c)", "bool(c)", "len(c)", "hash(c)", "str(c)", "repr(c)",
                 "format(c)", "bytes(c)", "list(c)", "dir(c)", "range(c)", "hex(c)", "'%d' % c", "[1, 2][c]"):
        if text in ("dir(c)", "hash(c)") and value in ("text", 2**70):
            continue
        try:
            print(text, eval(text, {"c": C(value)}))
        except Exception as error:
            print(text, type(error).__name__, error)
