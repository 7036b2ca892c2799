from itertools import product, permutations, combinations, combinations_with_replacement as cwr, zip_longest
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product("ab", [])), list(product("ab", repeat=0)), len(list(product(range(3), "xy", repeat=2))))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations([], 0)), list(permutations("ab", 3)), len(list(permutations(range(5), 3))))
print(list(combinations("abcd", 2)), list(combinations("ab", 3)), list(combinations("ab", 0)), list(combinations(range(4), 3)))
print(list(cwr("abc", 2)), list(cwr([], 1)), list(cwr([], 0)), list(cwr("ab", 3)))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest()), list(zip_longest("a", "bc", "def")))
