# Setting a property that has no setter.
class C:
    @property
    def size(self):
        return 1

c = C()
c.size = 2
