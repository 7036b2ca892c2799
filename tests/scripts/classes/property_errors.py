# What properties refuse.
class P:
    @property
    def read(self): return 1
    empty = property()
    write_only = property(fset=lambda self, value: None)

p = P()
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: setattr(p, "read", 1))
attempt(lambda: delattr(p, "read"))
attempt(lambda: p.empty)
attempt(lambda: setattr(p, "empty", 1))
attempt(lambda: delattr(p, "empty"))
attempt(lambda: p.write_only)
attempt(lambda: setattr(P.read, "fget", 1))
attempt(lambda: property(1, 2, 3, 4, 5))
attempt(lambda: property(fget=1, other=2))
attempt(lambda: property().__get__(5))
attempt(lambda: property().__set__(5, 1))
attempt(lambda: property().__delete__(5))
attempt(lambda: property(len).__set__(1))
attempt(lambda: P.read.__set_name__(1))
attempt(lambda: P.read.other)
attempt(lambda: setattr(P.read, "other", 1))
attempt(lambda: setattr(p, "unknown", 1))
attempt(lambda: p.unknown.more)
