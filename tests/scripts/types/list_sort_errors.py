# Sorting that fails, and lists changed while sorted.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


class Raises:
    def __lt__(self, other): raise ZeroDivisionError("no order")
check(r'''
sorted([1, "a"])
sorted(["a", 1])
sorted([None, None])
sorted([1j, 2j])
sorted([{}, {}])
sorted([Raises(), Raises()])
sorted(1)
sorted()
sorted([1], 2)
sorted([1], key=2)
sorted([1], foo=2)
sorted([1, 2], key=lambda: 1)
sorted([1, 2], key=lambda x: 1 / 0)
sorted([(1, "a"), (1, 2)])
sorted([], reverse=Raises())
sorted([1.5, "a"])
max([1, "a"])
min([None, 1])
sorted([object(), object()])
sorted([2, 1], key=None, reverse=None)
''')
x = [3, 2, 1]
def clears(item):
    x.clear()
    return item
try:
    x.sort(key=clears)
except ValueError as error:
    print(error, x)
x = [3, 2, 1]
def appends(item):
    x.append(item)
    print(len(x))
    return item
try:
    x.sort(key=appends)
except ValueError as error:
    print(error, x)
x = [3, 2, 1, 0]
try:
    x.sort(key=lambda n: 1 // n)
except ZeroDivisionError as error:
    print(error, x)
x = [Raises(), Raises()]
try:
    x.sort()
except ZeroDivisionError as error:
    print(error, len(x))
