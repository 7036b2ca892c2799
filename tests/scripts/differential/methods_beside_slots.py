# Direct calls of special methods: some are refused as methods are, some as slots are.
calls = [
    lambda: {}.__getitem__(), lambda: {}.__contains__(1, 2), lambda: [].__getitem__(k=1), lambda: {1}.__contains__(),
    lambda: frozenset().__contains__(x=1), lambda: ().__getitem__(), lambda: [].__contains__(), lambda: {}.__setitem__(1),
    lambda: [1].__mul__(None), lambda: (1,).__rmul__('a'), lambda: 'a'.__mul__({2.5}), lambda: b'a'.__mul__(1.5),
    lambda: [1].__add__(2), lambda: [1].__mul__(True), lambda: (3).__mul__('a'), lambda: [1].__imul__(None)]
for call in calls:
    try:
        print(call())
    except TypeError as error:
        print(error)
