from operator import attrgetter, itemgetter, methodcaller
print(itemgetter(1)("abc"), itemgetter(0, 2)("abc"), itemgetter(slice(1, None))("abc"), itemgetter("k")({"k": 5}))
class A: pass
a = A(); a.b = A(); a.b.c = 5; a.name = "n"
print(attrgetter("name")(a), attrgetter("b.c")(a), attrgetter("name", "b.c")(a))
print(methodcaller("upper")("abc"), methodcaller("split", "b", maxsplit=1)("abcbd"), methodcaller("join", ["x", "y"])("-"))
print(itemgetter(1), itemgetter(1, "a"), attrgetter("a.b"), attrgetter("a", "b"), methodcaller("f"), methodcaller("f", 1, k=2))
print(sorted([("b", 1), ("a", 2)], key=itemgetter(1)), list(map(itemgetter(0), ["xy", "zw"])))
print(itemgetter(1).__reduce__(), attrgetter("a").__reduce__(), methodcaller("m", 1).__reduce__())
