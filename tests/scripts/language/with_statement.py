# Context managers: order, exceptions, suppression, several at once.
class Manager:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.suppress


with Manager("a") as a, Manager("b"):
    print("body", a)
with (Manager("c") as c, Manager("d") as d):
    print(c, d)
with Manager("e", suppress=True):
    raise ValueError("gone")
try:
    with Manager("f"), Manager("g"):
        raise KeyError("k")
except KeyError as e:
    print("caught", e)


def returns():
    with Manager("h"):
        return "returned"


print(returns())
for i in range(2):
    with Manager("loop"):
        if i == 0:
            continue
        break
try:
    with 5:
        pass
except TypeError as e:
    print(e)
