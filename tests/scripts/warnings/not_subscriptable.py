# Neither can numbers be subscripted, nor sets.
def never(x):
    1[0], 1.5[0], 2j[0], None[0], True[0], ...[0]
    {1}[0], {i for i in x}[0], (i for i in x)[0]
    (lambda: 1)[0]
    "text"[0], b"text"[0], (1, 2)[0], {1: 2}[0]
    {1: 2}["a"] = 3
print("done")
