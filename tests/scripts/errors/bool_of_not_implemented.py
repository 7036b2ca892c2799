# NotImplemented has no truth value.
class C:
    def __eq__(self, other):
        return NotImplemented

print(C() == 1)
if NotImplemented:
    pass
