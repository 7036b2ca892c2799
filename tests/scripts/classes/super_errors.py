# What super() refuses.
class A:
    def m(self):
        return "m"

class B(A):
    def no_arguments():
        return super().m()
    def deleted(self):
        del self
        return super().m()
    def missing(self):
        return super().nothing
    def set(self):
        super().x = 5
    def item(self):
        return super()[0]
    def call(self):
        return super()()

def outside(self):
    return super().m()

b = B()
for action in (
    lambda: B.no_arguments(), b.deleted, b.missing, b.set, b.item, b.call, lambda: outside(b),
    lambda: super(B, 5), lambda: super(5, b), lambda: super(B).m, lambda: super(B).__get__(5),
    lambda: super(B, b, 5), lambda: super(B, x=1), lambda: setattr(super(B, b), "y", 1), lambda: super(B, A),
    lambda: super(),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
