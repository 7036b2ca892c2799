# A subclass of float that compares in its own way, with floats on either side; large indices are no subclasses.
class Own(float):
    def __lt__(self, other): return 'lt'
    def __gt__(self, other): return 'gt'
    def __eq__(self, other): return 'eq'
    __hash__ = float.__hash__


own = Own(2.5)
print(own < 1.0, 1.0 < own, own > 3, own == 2.5, 2.5 == own, own != 2.5, own <= 2.5)
print('less' if own < 0.0 else 'not less', 'less' if own <= 0.0 else 'not less')
while own == 7.0:
    print('equal')
    break


class Large:
    def __index__(self): return 2**70


print(hex(Large()), range(Large())[-1], '%x' % Large())
