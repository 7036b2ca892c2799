# Sequences that cannot be changed look at the index before they say so.
class Multiplied:
    def __rmul__(self, other): return 'rmul'


for thing in ((), 'a', range(2), {1}, Multiplied(), 5, None):
    for key in (0, 2**63, -2**64, 'a', slice(2**64)):
        for statement in ('thing[key] = 1', 'del thing[key]'):
            try:
                exec(statement)
            except (TypeError, IndexError) as error:
                print(type(error).__name__, error)
thing = Multiplied()
try:
    thing *= 's'
except TypeError as error:
    print(error)
thing = 's'
thing *= Multiplied()
print(thing)
for arguments in (('a\0b', (5,), {}), ('a\0b', (bool,), {}), ('a\0b', (), {}), ('a\0b', (int, str), {})):
    try:
        type(*arguments)
    except (TypeError, ValueError) as error:
        print(error)
