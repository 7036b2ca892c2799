# What is a literal cannot be called: a comma is missing.
def never():
    return [
        (1, 2)
        (3, 4),
        [1](2),
        {}(),
        "text" (1),
        f"{never}" (),
        None(),
        {1}(),
        (i for i in ())(),
        1(),
        never()(),
        (lambda: 1)(),
    ]
print("done")
