# How many values were expected, with and without a star.
for statement in ('a, *b, c = ()', 'a, *b, c = 1,', 'a, b, *c = "x"', '*a, b, c, d = 1, 2', 'a, b = 1,', 'a, b = 1, 2, 3', '*a, = ()', '[a, *b] = range(0)'):
    try:
        exec(statement)
        print(statement, 'done')
    except ValueError as error:
        print(statement, '|', error)
