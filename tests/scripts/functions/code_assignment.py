# Giving a function the code of another one.
def outer():
    y, z = 1, 2
    def one(): return y
    def other(): return ("other", z)
    def two(): return y, z
    def none(): return "none"
    return one, other, two, none

one, other, two, none = outer()
one.__code__ = other.__code__
print(one())
none.__code__ = (lambda: "replaced").__code__
print(none())
for target, source in ((one, two), (one, none), (none, two)):
    try:
        target.__code__ = source.__code__
    except ValueError as error:
        print(error)
