import itertools as i
for source in ("i.chain(5).__next__()", "i.chain(a=1)", "i.chain.from_iterable(5)", "i.islice([], -1)", "i.islice([], 1, -1)", "i.islice([], 'a')", "i.islice([], -1, 5)", "i.islice([], 0, 5, 0)", "i.islice([], 0, 5, 'a')", "i.islice([])", "i.islice([], 1, 2, 3, 4)",
    "i.takewhile(1)", "i.takewhile(1, 2)", "list(i.takewhile(1, [2]))", "i.dropwhile()", "i.filterfalse(1, 2, 3)", "i.starmap(pow)", "list(i.starmap(pow, [1]))", "list(i.starmap(pow, [(1,)]))", "i.compress([1])", "i.compress(1, 2)", "i.accumulate()", "i.accumulate(5)", "list(i.accumulate([1, 'a']))",
    "i.batched('ab', 0)", "i.batched('ab')", "i.batched('ab', 'x')", "list(i.batched('abc', 2, strict=True))", "i.pairwise()", "i.pairwise(5)", "i.product(5)", "i.product('a', repeat=-1)", "i.product('a', repeat='x')", "i.product('a', bogus=1)", "i.permutations('a', -1)", "i.permutations('a', 'b')", "i.permutations()",
    "i.combinations('a')", "i.combinations('a', -1)", "i.combinations('a', 'b')", "i.combinations(5, 1)", "i.combinations_with_replacement('a', -1)", "i.zip_longest(5)", "i.zip_longest('a', fill=1)", "i.tee()", "i.tee(5)", "i.tee('a', -1)", "i.tee('a', 'b')", "i.groupby()", "i.groupby(5)", "list(i.groupby([1], 5))"):
    try: print(source, eval(source))
    except Exception as e: print(source, "-", type(e).__name__, e)
next(i.chain())
