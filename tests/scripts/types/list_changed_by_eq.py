# Comparison methods that change the list that is being searched.
class Clears:
    def __init__(self, target, answer): self.target, self.answer = target, answer
    def __eq__(self, other):
        self.target.clear()
        return self.answer
for name in ("index", "count", "remove", "__contains__"):
    for answer in (True, False):
        x = [1, 2, 3]
        try:
            print(name, answer, getattr(x, name)(Clears(x, answer)), x)
        except Exception as error:
            print(name, answer, type(error).__name__, error, x)
x = [1, 2, 3]
print(x == [Clears(x, True), 2, 3], x)
x = [1, 2, 3]
print(x == [Clears(x, False), 2, 3], x)
x = [1, 2]
print(x < [Clears(x, True), 5], x)
class Index:
    def __init__(self, target): self.target = target
    def __index__(self):
        self.target.clear()
        return 1
for text in ("x[i]", "x[i:]", "x.pop(i)", "x.insert(i, 9)", "x[:i]", "x[::i]", "x.index(2, i)", "x * i"):
    x = [1, 2, 3]
    i = Index(x)
    try:
        print(text, eval(text), x)
    except Exception as error:
        print(text, type(error).__name__, error, x)
for text in ("x[i] = 5", "del x[i]", "x[i:] = [7]", "del x[i:]", "x[::i] = []", "x[i::2] = [7]", "x *= i"):
    x = [1, 2, 3]
    i = Index(x)
    try:
        exec(text)
        print(text, x)
    except Exception as error:
        print(text, type(error).__name__, error, x)
