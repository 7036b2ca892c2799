# Keywords that are not str: what else is wrong with a call is said first.
def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


def f(*args, **kwargs):
    return args, kwargs


class Callable:
    def __call__(self, *args, **kwargs):
        return kwargs


nothing = None
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(*1, **{1: 2}))
attempt(lambda: f(*(1, 2), **{1: 2}))
attempt(lambda: f(*1, **2))
attempt(lambda: f(*(1, 2), **5))
attempt(lambda: f(a=1, **{1: 2}))
attempt(lambda: f(**{1: 2}, **{2: 3}))
attempt(lambda: f(**{1: 2}, **{1: 3}))
attempt(lambda: f(**{"a": 2}, **{"a": 3}))
attempt(lambda: nothing(**{1: 2}))
attempt(lambda: Callable()(**{1: 2}))
attempt(lambda: int(**{1: 2}))
attempt(lambda: print(**{1: 2}))
attempt(lambda: [].append(*5, **{1: 2}))
f(**{None: 1})
