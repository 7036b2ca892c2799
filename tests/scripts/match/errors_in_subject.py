class Bad:
    @property
    def value(self):
        raise ValueError("value")

    @property
    def absent(self):
        raise AttributeError("absent")

    def __eq__(self, other):
        raise TypeError("eq")


class BadLength(list):
    def __len__(self):
        raise OverflowError("len")


class ShortIter(list):
    def __iter__(self):
        return iter([1])


class LongIter(list):
    def __iter__(self):
        return iter([1, 2, 3, 4])


class Meta(type):
    def __instancecheck__(cls, instance):
        raise RuntimeError("instancecheck")


class Checked(metaclass=Meta):
    pass


def attempt(pattern, value):
    try:
        exec(f"match value:\n case {pattern}: print('hit')\n case _: print('miss')",
             globals(), {"value": value})
    except Exception as error:
        print(pattern, "->", type(error).__name__ + ":", error)


attempt("Bad(value=1)", Bad())
attempt("Bad(absent=1)", Bad())
attempt("1", Bad())
attempt("[1, 1]", [1, Bad()])
attempt("[1]", BadLength())
attempt("[*_]", BadLength())
attempt("[a, b]", ShortIter([1, 2]))
attempt("[a, b]", LongIter([1, 2]))
attempt("Checked()", 1)
attempt("{Point.k: 1}", {1: 1})


class Point:
    k = []
    l = m = 1


attempt("{Point.k: 1}", {1: 1})
attempt("{Point.l: 1, Point.m: 1}", {1: 1, 2: 2})
attempt("{Point.l: 2, Point.m: 1}", {1: 1})
