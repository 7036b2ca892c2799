# The same keyword twice, once from a dict.
def f(**keywords):
    return keywords

print(f(a=1, **{"b": 2}))
f(a=1, **{"a": 2})
