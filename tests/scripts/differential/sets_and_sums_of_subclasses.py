# The repr of a set shows its own items; the sign of a zero survives a sum; who is asked by pow().
class Other(set):
    def __iter__(self): return iter('it')


print(Other({1}), list(Other({1})))
print(sum([2.5, -0j], 1), sum([-0j], 5), sum([1.5, 2j, -0j]), sum([-0j, 1j]), sum([0.1] * 10 + [0.1j]))


class Base:
    def __pow__(self, other, mod=None): return 'pow'
    def __rpow__(self, other): return 'rpow'


class Derived(Base): pass


class Overriding(Base):
    def __rpow__(self, other, mod=None): return 'own rpow', mod


print(pow(Base(), Derived(), 3), pow(Base(), Overriding(), 3), pow(2, Derived()))
for action in (lambda: pow(object(), 2.5, 3), lambda: [1].pop(2**63), lambda: [1].insert(-2**64, 1), lambda: delattr(object, r'\d'),
               lambda: setattr(int, 'é', 1), lambda: delattr(object, 'x')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
