# Which methods of a set say what the hash was wanted for.
names = ['intersection', 'difference', 'issuperset', 'issubset', 'symmetric_difference', 'union', 'isdisjoint', 'update',
         'intersection_update', 'difference_update', 'symmetric_difference_update']
for name in names:
    for argument in ([[]], ([] for _ in 'a'), {1: 2}):
        for start in ({'a', 1}, set()):
            try:
                result = getattr(start, name)(argument)
                print(name, sorted(map(str, result)) if isinstance(result, set) else result)
            except TypeError as error:
                print(name, error)
