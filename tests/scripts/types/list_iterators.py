# Iterators over lists while the list changes.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


x = [1, 2, 3]
it = iter(x)
print(next(it), it.__length_hint__(), it.__reduce__()[1:])
x.append(4); print(list(it), it.__length_hint__(), it.__reduce__()[1:])
x.append(5); print(list(it))
for item in x:
    if len(x) < 8: x.append(item * 10)
print(x)
for item in x:
    x.remove(item)
print(x)
it = iter(x); x.clear(); print(list(it))
x = [1, 2, 3]
it = reversed(x)
print(it.__length_hint__(), next(it), it.__reduce__()[1:]); x.pop(); x.pop(); print(list(it), it.__reduce__()[1:])
it = iter([1, 2, 3]); it.__setstate__(2); print(list(it)); it.__setstate__(0); print(list(it))
it = iter([1, 2, 3]); it.__setstate__(-3); print(list(it))
it = reversed([1, 2, 3]); it.__setstate__(0); print(list(it))
it = reversed([1, 2, 3]); it.__setstate__(-5); print(list(it))
it = reversed([1, 2, 3]); it.__setstate__(50); print(list(it))
check(r'''
iter([1]).__setstate__("a")
iter([1]).__setstate__(1.0)
iter([1]).__setstate__()
iter([1]).__setstate__(10 ** 30)
reversed([1]).__setstate__(None)
next(iter([]))
next(iter([]), "end")
type(iter([]))()
type(iter([]))([1])
iter([1])[0]
len(iter([1]))
iter([1]).x
iter(())[0]
iter(()).__setstate__("a")
reversed(1)
reversed({1})
reversed()
reversed([], 1)
reversed(iter([]))
''')
