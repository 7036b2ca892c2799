# Lists, tuples, text and bytes want ints or slices.
def never(x):
    [1, 2]["a"], [1, 2][1, 2], [i for i in x][None]
    "text"["a"], "text"[1.0], f"{x}"[b"a"]
    b"text"[2j], (1, 2)[[1]], (1, 2)[...]
    [1, 2][True], [1, 2][1:2], [1, 2][x], {1: 2}["a"]
    [1, 2][lambda: 1], [1, 2][f"a"], [1, 2][{}], [1, 2][{1}], [1, 2][()]
print("done")
