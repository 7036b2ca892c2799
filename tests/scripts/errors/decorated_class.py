def d(c): return c.missing
@d
class A:
    x = 1
