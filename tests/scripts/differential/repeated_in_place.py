# `x *= sequence`, where x is no number: a container is refused in other words than something else.
class Plain: pass


class Counting:
    def __index__(self): return 2


for left in (Plain(), Counting(), (1, 2), range(3), {1}, frozenset(), {}.keys(), {}, None, 1.5, int, 1j, [1], 'a'):
    for statement in ('left *= "ab"', 'left *= [1]', '"ab" * left', 'left * [1]'):
        try:
            exec(statement)
            print(statement, 'done')
        except TypeError as error:
            print(statement, '|', error)
