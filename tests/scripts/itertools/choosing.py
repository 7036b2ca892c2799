from itertools import compress, dropwhile, filterfalse, islice, takewhile, starmap, chain, pairwise, batched, accumulate
import operator
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(None, [0, 1, "", "a"])), list(filterfalse(str.isupper, "aBc")))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(starmap(pow, [(2, 3), [3, 2]])), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", "cd"])), list(chain()))
print(list(islice("abcdefg", 3)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 2, None)), list(islice("abcdefg", 0, None, 3)), list(islice("abc", 0)), list(islice("abcdefg", 1, 6, 2)))
print(list(pairwise("abcd")), list(pairwise([1])), list(batched("abcdefg", 3)), list(batched([], 2)), list(batched("abcd", 2, strict=True)))
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate("abc")), list(accumulate([3, 1, 2], max)))
it = iter(range(10)); print(list(islice(it, 3)), next(it), list(islice(it, 1, 3)), list(it))
t = takewhile(bool, [1, 0, 1]); print(list(t), list(t))
class C(chain): pass
print(list(C("a", "b")), type(C.from_iterable(["x"])).__name__)
